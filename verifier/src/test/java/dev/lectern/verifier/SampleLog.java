package dev.lectern.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.OptionId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.judging.Criterion;
import dev.lectern.api.judging.JudgingFact.CompetitionLocked;
import dev.lectern.api.judging.JudgingFact.CompetitionOpened;
import dev.lectern.api.judging.JudgingFact.CompetitionReopened;
import dev.lectern.api.judging.JudgingFact.RankingPublished;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.ModelVersion;
import dev.lectern.api.judging.Place;
import dev.lectern.api.judging.Scale;
import dev.lectern.api.judging.ScoringRules;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollDesign;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.api.poll.PollFact.BallotRetracted;
import dev.lectern.api.poll.PollFact.PollClosed;
import dev.lectern.api.poll.PollFact.PollDrafted;
import dev.lectern.api.poll.PollFact.PollOpened;
import dev.lectern.api.poll.PollOption;
import dev.lectern.api.poll.Voting;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.FactJson;
import dev.lectern.api.wire.LogLine;
import dev.lectern.api.wire.Metadata;
import dev.lectern.api.wire.Seal;
import dev.lectern.proof.Checkpoint;
import dev.lectern.proof.CompactRange;
import dev.lectern.proof.EventLeaf;
import dev.lectern.proof.Hashing;
import dev.lectern.proof.NoteSigner;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** A poll and a competition, as a service exports and seals them; and whatever is done to them. */
final class SampleLog {

    static final ConferenceId HACK = new ConferenceId("hack");
    static final PollId POLL = new PollId("p1");
    static final CompetitionId FINALS = new CompetitionId("finals");

    private static final ProtectedText TEXT = new ProtectedText(KeyId.of(HACK), "AAAA");
    private static final UUID STORE = new UUID(0, 7);
    private static final Instant BEGIN = Instant.parse("2026-11-25T09:00:00.000001Z");
    private static final int PART = 4;

    private SampleLog() {}

    /** Twenty facts, from the first to the published ranking. */
    static List<LogLine> export() {
        return lines(facts());
    }

    static List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(new PollOpened(HACK, POLL, 1, null));
        for (int i = 1; i <= 8; i++) {
            facts.add(
                    new BallotCast(HACK, POLL, 1, participant(i), ballot(i % 2 == 0 ? "a" : "b")));
        }
        facts.add(new BallotChanged(HACK, POLL, 1, participant(1), ballot("a"), ballot("b")));
        facts.add(new BallotRetracted(HACK, POLL, 1, participant(2), ballot("a")));
        facts.add(new PollClosed(HACK, POLL, 1));
        facts.add(new CompetitionOpened(HACK, FINALS, rules()));
        facts.add(card("ada", "atlas", "4.5"));
        facts.add(card("ada", "beacon", "3"));
        facts.add(card("bob", "atlas", "4"));
        facts.add(card("bob", "beacon", "5"));
        facts.add(new CompetitionLocked(HACK, FINALS));
        facts.add(published("17/4", "4.2500000000", "4", "4.0000000000"));
        facts.add(new PollOpened(HACK, POLL, 2, null));
        return facts;
    }

    /** Atlas before Beacon. */
    static RankingPublished published(
            String atlas, String atlasShown, String beacon, String beaconShown) {
        return new RankingPublished(
                HACK,
                FINALS,
                new ModelVersion("mean", 1),
                List.of(
                        new Place(1, new DemoId("atlas"), atlas, new BigDecimal(atlasShown)),
                        new Place(2, new DemoId("beacon"), beacon, new BigDecimal(beaconShown))));
    }

    static CompetitionReopened reopened() {
        return new CompetitionReopened(HACK, FINALS, TEXT);
    }

    /** A poll that asks for an order of the options. */
    static PollDrafted ranking(PollId poll, String... options) {
        var voting =
                new Voting.Ranking(
                        Stream.of(options)
                                .map(option -> new PollOption(new OptionId(option), TEXT))
                                .toList());
        return new PollDrafted(HACK, poll, new PollDesign(null, TEXT, voting, false));
    }

    static ParticipantId participant(int number) {
        return new ParticipantId("voter" + number);
    }

    static Ballot ballot(String option) {
        return Ballot.of(List.of(new OptionId(option)));
    }

    private static ScorecardSubmitted card(String judge, String demo, String score) {
        return new ScorecardSubmitted(
                HACK,
                FINALS,
                new MemberId(judge),
                new DemoId(demo),
                new TreeMap<>(Map.of(new CriterionId("craft"), new BigDecimal(score))),
                null);
    }

    private static ScoringRules rules() {
        return new ScoringRules(
                TEXT,
                List.of(new Criterion(new CriterionId("craft"), TEXT, new BigDecimal(100))),
                new Scale(BigDecimal.ONE, new BigDecimal(5), new BigDecimal("0.5")),
                null);
    }

    static List<LogLine> lines(List<? extends Fact> facts) {
        var lines = new ArrayList<LogLine>();
        for (Fact fact : facts) {
            lines.add(line(lines.size() + 1, fact));
        }
        return lines;
    }

    static LogLine line(long position, Fact fact) {
        return LogLine.of(
                new Attributes(
                        UUID.nameUUIDFromBytes(("event " + position).getBytes(UTF_8)),
                        EventTypes.of(fact.getClass()),
                        position,
                        STORE,
                        BEGIN.plusMillis(position * 7),
                        new Metadata("member:main/ada", "request-" + position, "c-" + position)),
                FactJson.write(fact));
    }

    /** As the relay publishes them, a few events each. */
    static List<Seal> seals(List<LogLine> export, NoteSigner signer) {
        var reader = new LineReader();
        var hashing = new Hashing();
        var tree = CompactRange.empty();
        var seals = new ArrayList<Seal>();
        for (int from = 0; from < export.size(); from += PART) {
            List<LogLine> part = export.subList(from, Math.min(from + PART, export.size()));
            ByteBuffer bytes = ByteBuffer.allocate(part.size() * EventLeaf.BYTES);
            for (LogLine line : part) {
                EventLeaf leaf = leaf(reader, line);
                leaf.addTo(bytes);
                tree.append(leaf.hash(hashing));
            }
            var checkpoint = new Checkpoint(signer.publicKey().name(), tree.size(), tree.root());
            seals.add(
                    new Seal(
                            from + 1,
                            Base64.getEncoder().encodeToString(bytes.array()),
                            signer.sign(checkpoint)));
        }
        return seals;
    }

    static EventLeaf leaf(LineReader reader, LogLine line) {
        EventLeaf leaf = reader.read(line.toJson()).leaf();
        if (leaf == null) {
            throw new IllegalArgumentException("It cannot be read: " + line);
        }
        return leaf;
    }

    /** The same with another position, time or fact. */
    static LogLine with(LogLine line, long position, String recordedAt, String fact) {
        return new LogLine(
                position,
                line.id(),
                line.type(),
                line.version(),
                recordedAt,
                line.actor(),
                line.correlationId(),
                line.causationId(),
                fact,
                null);
    }

    static LogLine at(LogLine line, long position) {
        return with(line, position, text(line.recordedAt()), text(line.fact()));
    }

    static String text(@Nullable String text) {
        return Objects.requireNonNull(text);
    }
}
