package dev.lectern.verifier;

import static dev.lectern.verifier.SampleLog.at;
import static dev.lectern.verifier.SampleLog.text;
import static dev.lectern.verifier.SampleLog.with;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.Fact;
import dev.lectern.api.OptionId;
import dev.lectern.api.PollId;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.PollOpened;
import dev.lectern.api.wire.ConferenceLog;
import dev.lectern.api.wire.ConferenceLog.End;
import dev.lectern.api.wire.ConferenceLog.Head;
import dev.lectern.api.wire.ConferenceLog.Proven;
import dev.lectern.api.wire.LogLine;
import dev.lectern.api.wire.Receipts;
import dev.lectern.api.wire.Receipts.Receipt;
import dev.lectern.api.wire.Seal;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hash;
import dev.lectern.proof.Hashing;
import dev.lectern.proof.NoteSigner;
import dev.lectern.proof.Proofs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class VerifierTest {

    private final NoteSigner signer = NoteSigner.generate("lectern.example/log");
    private final List<LogLine> export = new ArrayList<>(SampleLog.export());
    private final List<Seal> seals = SampleLog.seals(export, signer);

    @TempDir private Path directory;

    private record Answer(int status, String text) {}

    private Answer verify(String keys, String checkpoints, List<LogLine> lines) throws IOException {
        return verifyText(
                keys,
                checkpoints,
                lines.stream().map(line -> line.toJson() + '\n').collect(Collectors.joining()));
    }

    private Answer verifyText(String keys, String checkpoints, String lines) throws IOException {
        var out = new ByteArrayOutputStream();
        int status =
                Verifier.run(
                        new PrintStream(out, true, UTF_8),
                        file("keys", keys),
                        file("checkpoints", checkpoints),
                        file("export", lines));
        return new Answer(status, out.toString(UTF_8));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    private String key() {
        return signer.publicKey().toString();
    }

    private static String records(List<Seal> seals) {
        return seals.stream().map(seal -> seal.toJson() + '\n').collect(Collectors.joining());
    }

    private static String notes(List<Seal> seals) {
        return seals.stream().map(Seal::checkpoint).collect(Collectors.joining("\n"));
    }

    /** With all that was published, and with the checkpoints alone. */
    private void finds(List<LogLine> lines, String exactly, String roughly) throws IOException {
        assertWrong(verify(key(), records(seals), lines), exactly);
        assertWrong(verify(key(), notes(seals), lines), roughly);
        assertWrong(verify(key(), seals.getLast().checkpoint(), lines), "");
    }

    private static void assertWrong(Answer answer, String because) {
        assertThat(answer.text()).startsWith("NOT verified").contains(because);
        assertThat(answer.status()).isEqualTo(Verifier.WRONG);
    }

    @Test
    void verifiesWhatWasNotTouchedAndCountsIt() throws IOException {
        for (Function<List<Seal>, String> kept :
                List.<Function<List<Seal>, String>>of(VerifierTest::records, VerifierTest::notes)) {
            Answer answer = verify(key(), kept.apply(seals), export);
            assertThat(answer.text())
                    .isEqualTo(
                            """
                            verified up to position 20
                            poll hack/p1, round 1: 7 ballots {a=4, b=3}
                            poll hack/p1, round 2: 0 ballots {}
                            competition hack/finals: 4 scorecards; the published ranking by mean@1 is that of the scorecards
                            """);
            assertThat(answer.status()).isEqualTo(Verifier.VERIFIED);
        }
    }

    /** Anybody can append to an export: a ballot, or a published ranking. */
    @Test
    void countsNothingThatNoCheckpointIsAbout() throws IOException {
        List<Seal> some = seals.subList(0, 4);
        List<LogLine> forged = new ArrayList<>(export.subList(0, 16));
        forged.add(SampleLog.line(17, cast(9)));
        forged.add(SampleLog.line(18, new PollOpened(SampleLog.HACK, SampleLog.POLL, 1, null)));
        forged.add(SampleLog.line(19, cast(9)));
        forged.add(SampleLog.line(20, SampleLog.facts().get(18)));
        for (String kept : List.of(notes(some), records(some), some.getLast().checkpoint())) {
            assertThat(verify(key(), kept, forged))
                    .isEqualTo(
                            new Answer(
                                    Verifier.VERIFIED,
                                    """
                                    verified up to position 16
                                    4 events after it are under no checkpoint that was given, and not counted
                                    poll hack/p1, round 1: 7 ballots {a=4, b=3}
                                    competition hack/finals: 3 scorecards; no ranking is published
                                    """));
        }
    }

    @Test
    void findsAnEditedPayload() throws IOException {
        LogLine edited = export.get(4);
        export.set(
                4,
                with(
                        edited,
                        5,
                        text(edited.recordedAt()),
                        text(edited.fact()).replace("\"a\"", "\"b\"")));
        finds(
                export,
                "right up to position 4\nposition 5: the content was changed",
                "right up to position 4\npositions 5 to 8: at least one of them is not");
    }

    @Test
    void findsAnEditedPayloadThatIsStillTheSameFact() throws IOException {
        LogLine edited = export.get(4);
        export.set(4, with(edited, 5, text(edited.recordedAt()), text(edited.fact()) + ' '));
        finds(export, "position 5: the content was changed", "positions 5 to 8");
    }

    @Test
    void findsAnEditedActor() throws IOException {
        export.set(9, LogLine.fromJson(export.get(9).toJson().replace("main/ada", "main/eve")));
        finds(export, "position 10: the content was changed", "positions 9 to 12");
    }

    @Test
    void findsAnEditedTime() throws IOException {
        LogLine edited = export.get(13);
        String later = text(edited.recordedAt()).replace("001Z", "002Z");
        assertThat(later).isNotEqualTo(edited.recordedAt());
        export.set(13, with(edited, 14, later, text(edited.fact())));
        finds(
                export,
                "position 14: the time was changed, from %s to %s"
                        .formatted(edited.recordedAt(), later),
                "positions 13 to 16");
    }

    @Test
    void findsADeletedEvent() throws IOException {
        export.remove(6);
        finds(export, "position 7: it was deleted", "position 7: it was deleted");
    }

    @Test
    void findsADeletedEventBehindWhichAllWereNumberedAnew() throws IOException {
        export.remove(6);
        for (int i = 6; i < export.size(); i++) {
            export.set(i, at(export.get(i), i + 1));
        }
        finds(
                export,
                "positions 7 to 19: it was recorded 1 further on: something before it was deleted",
                "positions 5 to 8");
    }

    @Test
    void findsTwoSwappedEvents() throws IOException {
        LogLine third = export.get(2);
        export.set(2, at(export.get(6), 3));
        export.set(6, at(third, 7));
        finds(export, "position 3: it was swapped with position 7", "positions 1 to 4");
    }

    @Test
    void findsTwoSwappedEventsThatKeptTheTimes() throws IOException {
        LogLine third = export.get(2);
        LogLine seventh = export.get(6);
        export.set(2, moved(seventh, third));
        export.set(6, moved(third, seventh));
        finds(export, "position 3: it was swapped with position 7", "positions 1 to 4");
    }

    private static LogLine moved(LogLine line, LogLine to) {
        return with(line, to.position(), text(to.recordedAt()), text(line.fact()));
    }

    @Test
    void findsTwoSwappedLines() throws IOException {
        LogLine third = export.get(2);
        export.set(2, export.get(6));
        export.set(6, third);
        finds(export, "position 3: it stands behind position 7", "position 3: it stands behind");
    }

    @Test
    void findsACutOffTail() throws IOException {
        finds(
                export.subList(0, 17),
                "positions 18 to 20: missing at the end: it was cut off",
                "positions 18 to 20: missing at the end");
    }

    @Test
    void findsNothingAtAll() throws IOException {
        finds(List.of(), "positions 1 to 20: missing", "positions 1 to 20: missing");
    }

    /** The events were lost, and others were recorded in their place since. */
    @Test
    void findsAnOlderBackupThatWasRestoredHoweverMuchWasWrittenSince() throws IOException {
        List<LogLine> restored = new ArrayList<>(export.subList(0, 9));
        for (int i = 10; i <= 40; i++) {
            restored.add(SampleLog.line(i, cast(100 + i)));
        }
        finds(
                restored,
                "right up to position 8\npositions 10 to 20: the content was changed",
                "positions 9 to 12: at least one");
    }

    private static Fact cast(int participant) {
        return new BallotCast(
                SampleLog.HACK,
                SampleLog.POLL,
                1,
                SampleLog.participant(participant),
                SampleLog.ballot("b"));
    }

    @Test
    void findsARewrittenHistorySignedWithAnotherKey() throws IOException {
        List<Fact> facts = SampleLog.facts();
        facts.set(4, cast(4));
        List<LogLine> rewritten = SampleLog.lines(facts);
        List<Seal> forged =
                SampleLog.seals(rewritten, NoteSigner.generate(signer.publicKey().name()));

        Answer answer = verify(key(), records(forged), rewritten);
        assertWrong(answer, "lectern.example/log 20\": The checkpoint is signed with another key");
        assertWrong(answer, "No checkpoint is signed with a key that is trusted");
        assertThat(answer.text()).contains("right up to position 0");
        finds(rewritten, "position 5: the content was changed", "positions 5 to 8");
    }

    /** Whoever has the key can sign a second history, but not take the first one back. */
    @Test
    void findsARewrittenHistorySignedWithTheSameKey() throws IOException {
        List<Fact> facts = SampleLog.facts();
        facts.set(4, cast(4));
        List<LogLine> rewritten = SampleLog.lines(facts);
        String kept = seals.get(2).checkpoint();
        String all = notes(SampleLog.seals(rewritten, signer));

        assertWrong(
                verify(key(), kept + '\n' + all, rewritten),
                "The log was signed twice as it was at position 12, with two contents");
        assertWrong(verify(key(), kept, rewritten), "positions 1 to 12: at least one");
    }

    @Test
    void doesNotRelyOnLeavesThatNoCheckpointConfirms() throws IOException {
        Seal second = seals.get(1);
        byte[] leaves = Base64.getDecoder().decode(second.leaves());
        leaves[EventLeaf.BYTES + 20] ^= 1;
        seals.set(1, new Seal(5, Base64.getEncoder().encodeToString(leaves), second.checkpoint()));

        assertWrong(
                verify(key(), records(seals), export),
                "positions 5 to 8: what was kept of these events is not what was signed");
    }

    @Test
    void verifiesAnExportThatShowsOnlySomeOfTheEvents() throws IOException {
        var reader = new LineReader();
        for (int i = 12; i < 20; i++) {
            ByteBuffer leaf = ByteBuffer.allocate(EventLeaf.BYTES);
            SampleLog.leaf(reader, export.get(i)).addTo(leaf);
            export.set(
                    i, LogLine.withheld(i + 1, Base64.getEncoder().encodeToString(leaf.array())));
        }
        assertThat(verify(key(), records(seals), export).text())
                .isEqualTo(
                        """
                        verified up to position 20
                        poll hack/p1, round 1: 7 ballots {a=4, b=3}
                        """);
    }

    /** Also those who run the software may be wrong; what was recorded tells. */
    @Test
    void findsARankingThatIsNotThatOfTheScorecards() throws IOException {
        List<Fact> facts = SampleLog.facts();
        facts.set(18, SampleLog.published("9/2", "4.5000000000", "4", "4.0000000000"));
        List<LogLine> wrong = SampleLog.lines(facts);

        assertWrong(
                verify(key(), records(SampleLog.seals(wrong, signer)), wrong),
                "position 19: the ranking that was published is not that of the scorecards");
    }

    @Test
    void countsThePointsOfARanking() throws IOException {
        var poll = new PollId("order");
        List<Fact> facts = new ArrayList<>();
        facts.add(SampleLog.ranking(poll, "c", "a", "b"));
        facts.add(new PollOpened(SampleLog.HACK, poll, 1, null));
        facts.add(order(poll, 1, "a", "b", "c"));
        facts.add(order(poll, 2, "a", "c", "b"));
        facts.add(order(poll, 3, "b", "a", "c"));
        List<LogLine> lines = SampleLog.lines(facts);

        assertThat(verify(key(), notes(SampleLog.seals(lines, signer)), lines).text())
                .endsWith("poll hack/order, round 1: 3 ballots, points {c=1, a=5, b=3}\n");
    }

    private static Fact order(PollId poll, int participant, String... options) {
        return new BallotCast(
                SampleLog.HACK,
                poll,
                1,
                SampleLog.participant(participant),
                Ballot.of(Stream.of(options).map(OptionId::new).toList()));
    }

    @Test
    void saysThatAPublishedRankingIsVoid() throws IOException {
        List<Fact> facts = SampleLog.facts();
        facts.add(SampleLog.reopened());
        List<LogLine> lines = SampleLog.lines(facts);

        assertThat(verify(key(), notes(SampleLog.seals(lines, signer)), lines).text())
                .endsWith(
                        "4 scorecards; no ranking is published since it was reopened; the one by mean@1 before was that of the scorecards\n");
    }

    @Test
    void findsASecondBallotAndOneAfterTheEnd() throws IOException {
        List<Fact> facts = SampleLog.facts();
        facts.add(11, cast(3));
        facts.add(13, cast(9));
        List<LogLine> wrong = SampleLog.lines(facts);

        Answer answer = verify(key(), records(SampleLog.seals(wrong, signer)), wrong);
        assertWrong(answer, "position 12: a second ballot of the same participant");
        assertWrong(answer, "position 14: a ballot of a round that is not open");
    }

    @Test
    void findsALineThatIsNone() throws IOException {
        String lines = export.getFirst().toJson() + "\n{}\n";
        assertWrong(
                verifyText(key(), records(seals), lines), "position 2: the line cannot be read");
        assertWrong(
                verifyText(key(), records(seals), "{\"position\": 1}\n"),
                "position 1: the line cannot be read: The line lacks something");
    }

    @Test
    void followsTheLogFromOneKeyToTheNext() throws IOException {
        NoteSigner next = NoteSigner.generate(signer.publicKey().name());
        List<Seal> later = SampleLog.seals(export, next);
        String both = notes(seals.subList(0, 2)) + '\n' + notes(later.subList(2, 5));
        String keys = "%s until=8%n%s from=9%n".formatted(key(), next.publicKey());

        assertThat(verify(keys, both, export).text()).startsWith("verified up to position 20\n");
        assertWrong(verify(keys, notes(seals), export), "may not sign for 12 events");
    }

    @Test
    void saysWhatItCannotReadAndHowItIsUsed() throws IOException {
        assertThat(verify("nonsense", "", List.of()))
                .isEqualTo(
                        new Answer(
                                Verifier.NOT_LOOKED_AT,
                                "The public keys cannot be read: A public key has the form name+hash+key\n"));
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, UTF_8);
        assertThat(Verifier.run(print)).isEqualTo(Verifier.NOT_LOOKED_AT);
        assertThat(Verifier.run(print, file("keys", key()), file("kept", ""), "/nowhere"))
                .isEqualTo(Verifier.NOT_LOOKED_AT);
        assertThat(out.toString(UTF_8)).contains("KEYS").contains("There is no file /nowhere");
    }

    private Proofs proofs() {
        var reader = new LineReader();
        var hashing = new Hashing();
        List<Hash> leaves =
                export.stream().map(line -> SampleLog.leaf(reader, line).hash(hashing)).toList();
        return new Proofs((level, index) -> subtree(leaves, level, index));
    }

    /** As query-service answers it, of the ballot of the first voter. */
    private Receipts receipt() {
        Proofs proofs = proofs();
        return new Receipts(
                seals.getLast().checkpoint(),
                List.of(receipt(2, false, proofs), receipt(10, true, proofs)));
    }

    private static Hash subtree(List<Hash> leaves, int level, long index) {
        var subtree = CompactRange.empty();
        int from = (int) index << level;
        leaves.subList(from, from + (1 << level)).forEach(subtree::append);
        return subtree.root();
    }

    private Receipt receipt(int position, boolean counted, Proofs proofs) {
        return new Receipt(export.get(position - 1), path(position, proofs), counted);
    }

    private List<String> path(int position, Proofs proofs) {
        return proofs.inclusion(position - 1, export.size()).stream().map(Hash::toBase64).toList();
    }

    private Answer verifyReceipt(String keys, Receipts receipt) throws IOException {
        var out = new ByteArrayOutputStream();
        int status =
                Verifier.run(
                        new PrintStream(out, true, UTF_8),
                        "receipt",
                        file("keys", keys),
                        file("receipt", receipt.toJson()));
        return new Answer(status, out.toString(UTF_8));
    }

    @Test
    void verifiesAReceipt() throws IOException {
        Answer answer = verifyReceipt(key(), receipt());

        assertThat(answer.text())
                .startsWith("verified: it is in the log of 20 events\nposition 2, ")
                .contains("lectern.poll.BallotCast", "BallotChanged", "\"voter1\"")
                .contains("(of these, this counts)\nNot shown: that nothing was recorded later")
                .containsOnlyOnce("counts)");
        assertThat(answer.status()).isEqualTo(Verifier.VERIFIED);
    }

    @Test
    void findsAReceiptOfWhatIsNotInTheLog() throws IOException {
        Receipts receipt = receipt();
        Receipt cast = receipt.items().getFirst();
        LogLine other =
                LogLine.fromJson(cast.event().toJson().replace("[\\\"b\\\"]", "[\\\"a\\\"]"));
        assertThat(other).isNotEqualTo(cast.event());
        for (Receipt wrong :
                List.of(
                        new Receipt(other, cast.path(), false),
                        new Receipt(at(cast.event(), 3), cast.path(), false),
                        new Receipt(cast.event(), cast.path().subList(1, 4), false),
                        new Receipt(LogLine.withheld(2, leaf(2)), cast.path(), false))) {
            assertWrong(
                    verifyReceipt(key(), new Receipts(receipt.checkpoint(), List.of(wrong))),
                    "position " + wrong.event().position());
        }
        NoteSigner another = NoteSigner.generate(signer.publicKey().name());
        assertWrong(
                verifyReceipt(another.publicKey().toString(), receipt),
                "The checkpoint is signed with another key");
        assertWrong(
                verifyReceipt(key(), new Receipts(null, receipt.items())),
                "The receipt has no checkpoint");
    }

    @Test
    void saysThatAReceiptIsOfNothing() throws IOException {
        assertThat(verifyReceipt(key(), new Receipts(null, List.of())))
                .isEqualTo(
                        new Answer(
                                Verifier.NOT_LOOKED_AT,
                                "There is nothing to verify: the receipt has no items, as no ballot or scorecard was on record when it was asked for\n"));
    }

    @Test
    void findsAReceiptThatContradictsItselfOnWhatCounts() throws IOException {
        String replaced = "position 2: the receipt says that this counts, but something else in it";
        String last = "position 10: the receipt says that this does not count, but nothing in it";
        assertWrong(says(Map.of(2, true, 10, false)), replaced);
        assertWrong(says(Map.of(2, true, 10, false)), last);
        assertWrong(says(Map.of(2, true, 10, true)), replaced);
        assertWrong(says(Map.of(2, false, 10, false)), last);
        assertWrong(
                says(Map.of(3, true, 11, false)), "position 3: the receipt says that this counts");
        assertWrong(
                says(Map.of(3, false, 11, true)), "position 11: the receipt says that this counts");
        assertThat(says(Map.of(3, false, 11, false)).status()).isEqualTo(Verifier.VERIFIED);
        assertWrong(
                says(Map.of(12, false)),
                "position 12: it is neither of a ballot nor of a scorecard");
        assertWrong(says(Map.of(14, false)), "position 14: the receipt says that this does not");
        assertThat(says(Map.of(14, true)).status()).isEqualTo(Verifier.VERIFIED);
    }

    /** An old ballot behind a newer one would look like the last word. */
    @Test
    void findsAReceiptOutOfOrder() throws IOException {
        Receipts receipt = receipt();
        List<Receipt> turned = List.of(receipt.items().getLast(), receipt.items().getFirst());

        assertWrong(
                verifyReceipt(key(), new Receipts(receipt.checkpoint(), turned)),
                "position 2: it stands behind position 10");
    }

    /** A receipt of these positions, each of which counts or not. */
    private Answer says(Map<Integer, Boolean> counted) throws IOException {
        Proofs proofs = proofs();
        return verifyReceipt(
                key(),
                new Receipts(
                        seals.getLast().checkpoint(),
                        new TreeMap<>(counted)
                                .entrySet().stream()
                                        .map(item ->
                                                receipt(item.getKey(), item.getValue(), proofs))
                                        .toList()));
    }

    private String leaf(int position) {
        ByteBuffer leaf = ByteBuffer.allocate(EventLeaf.BYTES);
        SampleLog.leaf(new LineReader(), export.get(position - 1)).addTo(leaf);
        return Base64.getEncoder().encodeToString(leaf.array());
    }

    /** As query-service answers it: what the staff did, from the closing of the poll on. */
    private List<String> conferenceLog() {
        var lines = new ArrayList<String>();
        lines.add(ConferenceLog.line(new Head(SampleLog.HACK, seals.getLast().checkpoint())));
        Proofs proofs = proofs();
        for (int position = 12; position <= export.size(); position++) {
            lines.add(
                    ConferenceLog.line(
                            new Proven(export.get(position - 1), path(position, proofs))));
        }
        lines.add(ConferenceLog.line(new End(9)));
        return lines;
    }

    private Answer verifyConference(String keys, List<String> lines) throws IOException {
        var out = new ByteArrayOutputStream();
        int status =
                Verifier.run(
                        new PrintStream(out, true, UTF_8),
                        "conference",
                        file("keys", keys),
                        file("log", String.join("", lines)));
        return new Answer(status, out.toString(UTF_8));
    }

    @Test
    void verifiesTheLogOfAConferenceAndSaysWhatThatDoesNotShow() throws IOException {
        assertThat(verifyConference(key(), conferenceLog()))
                .isEqualTo(
                        new Answer(
                                Verifier.VERIFIED,
                                """
                                verified: 9 events of hack are in the log of 20 events, as they were recorded
                                competition hack/finals: 4 scorecards; the published ranking by mean@1 is that of the scorecards
                                Not shown: that no event was left out (only the whole log shows that), and what the audience did, which is not in the file
                                """));
    }

    @Test
    void findsWhatIsWrongWithTheLogOfAConference() throws IOException {
        assertWrongConference(
                "position 14: that is not what is in the log",
                lines -> lines.set(3, lines.get(3).replace("4.5", "3.5")));
        assertWrongConference(
                "position 14: that is not what is in the log",
                lines -> lines.set(3, lines.get(3).replaceFirst("\"path\":.*", "\"path\":[]}")));
        assertWrongConference(
                "position 14: that is not what is in the log",
                lines -> lines.set(3, lines.get(3).replace("09:00:00.0", "09:00:00.1")));
        assertWrongConference(
                "position 13: it stands behind position 14",
                lines -> Collections.swap(lines, 2, 3));
        assertWrongConference(
                "position 12: it stands behind position 12", lines -> lines.add(2, lines.get(1)));
        assertWrongConference("It is no log of a conference", lines -> lines.removeLast());
        assertWrongConference(
                "The file was cut off", lines -> lines.subList(1, lines.size()).clear());
        assertWrongConference("does not have as many events as it says", lines -> lines.remove(2));
        assertWrongConference(
                "positions 12 to 20: it is of another conference",
                lines -> lines.set(0, lines.getFirst().replace("\"hack\"", "\"other\"")));
        assertWrongConference(
                "position 14: the file does not say what happened",
                lines ->
                        lines.set(
                                3,
                                ConferenceLog.line(
                                        new Proven(
                                                LogLine.withheld(14, leaf(14)),
                                                path(14, proofs())))));
        NoteSigner another = NoteSigner.generate(signer.publicKey().name());
        assertWrong(
                verifyConference(another.publicKey().toString(), conferenceLog()),
                "The checkpoint is signed with another key");
    }

    /** Whoever leaves out a scorecard, and counts right, has another ranking to explain. */
    @Test
    void findsThatAScorecardOfAPublishedRankingWasLeftOut() throws IOException {
        assertWrongConference(
                "the ranking that was published is not that of the scorecards",
                lines -> {
                    lines.remove(3);
                    lines.set(lines.size() - 1, ConferenceLog.line(new End(8)));
                });
    }

    private void assertWrongConference(String what, Consumer<List<String>> edited)
            throws IOException {
        List<String> lines = conferenceLog();
        edited.accept(lines);
        assertThat(lines).isNotEqualTo(conferenceLog());
        assertWrong(verifyConference(key(), lines), what);
    }
}
