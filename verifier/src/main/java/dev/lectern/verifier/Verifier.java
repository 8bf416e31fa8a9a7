package dev.lectern.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.proof.NoteException;
import dev.lectern.proof.TrustedKeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The command line: public keys, checkpoints that were kept elsewhere, and an export. It ends with
 * 0 if the export is what was signed, with 1 if it is not, and with 2 if it could not be looked at.
 */
public final class Verifier {

    static final int VERIFIED = 0;
    static final int WRONG = 1;
    static final int NOT_LOOKED_AT = 2;

    private static final String USAGE =
            """
            java -jar verifier.jar KEYS CHECKPOINTS EXPORT

              KEYS         public keys of the log, one a line; behind a key that was replaced until=SIZE,
                           behind the one after it from=SIZE
              CHECKPOINTS  signed checkpoints that were kept out of the operator's reach, or records of the
                           topic lectern.checkpoints, one a line: then it is told which event was changed
              EXPORT       the log, JSON Lines
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
            TrustedKeys keys = TrustedKeys.parse(Files.readString(Path.of(arguments[0])));
            Findings findings = new Findings();
            Kept kept = Kept.read(Files.readString(Path.of(arguments[1])), keys, findings);
            try (BufferedReader export = Files.newBufferedReader(Path.of(arguments[2]))) {
                return verify(out, kept, export, findings);
            }
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

    private static int verify(PrintStream out, Kept kept, BufferedReader export, Findings findings)
            throws IOException {
        var results = new Results(findings);
        var comparison = new Comparison(kept, findings);
        new Lines(export, kept.leaves().size())
                .forEach(line -> {
                    comparison.compare(line);
                    results.count(line);
                });
        comparison.end();
        if (findings.isEmpty()) {
            out.printf("verified up to position %d%n", comparison.verified());
            if (comparison.size() > comparison.verified()) {
                out.printf(
                        "%d events after it are under no checkpoint that was given%n",
                        comparison.size() - comparison.verified());
            }
            results.print(out);
            return VERIFIED;
        }
        findings.print(out, comparison.verified());
        return WRONG;
    }
}
