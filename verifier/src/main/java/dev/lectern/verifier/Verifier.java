package dev.lectern.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.proof.NoteException;
import dev.lectern.proof.TrustedKeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The command line: public keys, checkpoints that were kept elsewhere, and an export; or public
 * keys and a receipt, or the log of a conference. It ends with 0 if that is what was signed, with 1
 * if it is not, and with 2 if it could not be looked at.
 */
public final class Verifier {

    static final int VERIFIED = 0;
    static final int WRONG = 1;
    static final int NOT_LOOKED_AT = 2;

    private static final String RECEIPT = "receipt";
    private static final String CONFERENCE = "conference";

    private static final String USAGE =
            """
            java -jar verifier.jar KEYS CHECKPOINTS EXPORT

              KEYS         public keys of the log, one a line; behind a key that was replaced until=SIZE,
                           behind the one after it from=SIZE
              CHECKPOINTS  signed checkpoints that were kept out of the operator's reach, or records of the
                           topic lectern.checkpoints, one a line: then it is told which event was changed
              EXPORT       the log, JSON Lines

            java -jar verifier.jar receipt KEYS RECEIPT

              RECEIPT      of a ballot or a scorecard, as it was answered

            java -jar verifier.jar conference KEYS LOG

              LOG          of one conference, as it was answered
            """;

    private Verifier() {}

    /** Ends the process. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, UTF_8);
        System.exit(run(out, arguments));
    }

    /**
     * The same without ending the process.
     *
     * @return what it would end with
     */
    public static int run(PrintStream out, String... arguments) {
        if (arguments.length != 3) {
            out.print(USAGE);
            return NOT_LOOKED_AT;
        }
        try {
            if (arguments[0].equals(RECEIPT)) {
                TrustedKeys keys = TrustedKeys.parse(Files.readString(Path.of(arguments[1])));
                return new ReceiptCheck(keys).check(Files.readString(Path.of(arguments[2])), out);
            }
            if (arguments[0].equals(CONFERENCE)) {
                TrustedKeys keys = TrustedKeys.parse(Files.readString(Path.of(arguments[1])));
                try (BufferedReader in = Files.newBufferedReader(Path.of(arguments[2]))) {
                    return new ConferenceCheck(keys).check(in, out);
                }
            }
            TrustedKeys keys = TrustedKeys.parse(Files.readString(Path.of(arguments[0])));
            Findings findings = new Findings();
            Kept kept = Kept.read(Files.readString(Path.of(arguments[1])), keys, findings);
            Path export = Path.of(arguments[2]);
            return findings.isEmpty() && looksRight(out, kept, export)
                    ? VERIFIED
                    : verify(out, kept, export, findings);
        } catch (NoteException e) {
            out.println("The public keys cannot be read: " + e.getMessage());
        } catch (NoSuchFileException e) {
            out.println("There is no file " + e.getMessage());
        } catch (CharacterCodingException _) {
            out.println("A file is no text in UTF-8");
        } catch (IOException e) {
            out.println("A file cannot be read: " + e);
        }
        return NOT_LOOKED_AT;
    }

    /** What is right is almost always all of it, and is found out twice as fast. */
    private static boolean looksRight(PrintStream out, Kept kept, Path export) throws IOException {
        var findings = new Findings();
        var results = new Results(findings, kept.size());
        var glance = new Glance(kept);
        try (InputStream in = Files.newInputStream(export)) {
            new Lines(in)
                    .forEach(line -> {
                        results.count(line);
                        return glance.isRight(line) && findings.isEmpty();
                    });
        }
        if (!glance.isWhole() || !findings.isEmpty()) {
            return false;
        }
        print(out, glance.size(), glance.verified(), results);
        return true;
    }

    private static int verify(PrintStream out, Kept kept, Path export, Findings findings)
            throws IOException {
        kept.checkLeaves();
        var results = new Results(findings, kept.size());
        var comparison = new Comparison(kept, findings);
        try (InputStream in = Files.newInputStream(export)) {
            new Lines(in)
                    .forEach(line -> {
                        comparison.compare(line);
                        results.count(line);
                        return true;
                    });
        }
        comparison.end();
        if (findings.isEmpty()) {
            print(out, comparison.size(), comparison.verified(), results);
            return VERIFIED;
        }
        findings.print(out, comparison.verified());
        return WRONG;
    }

    private static void print(PrintStream out, long size, long verified, Results results) {
        out.printf("verified up to position %d%n", verified);
        if (size > verified) {
            out.printf(
                    "%d events after it are under no checkpoint that was given, and not counted%n",
                    size - verified);
        }
        results.print(out);
    }
}
