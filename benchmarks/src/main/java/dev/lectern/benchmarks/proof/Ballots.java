package dev.lectern.benchmarks.proof;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.OptionId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.PollOpened;
import dev.lectern.api.wire.Attributes;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.api.wire.Metadata;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events as a large vote records them: the opening of a poll, and ballots of as many people. */
final class Ballots {

    private static final ConferenceId CONFERENCE = new ConferenceId("keynote");
    private static final PollId POLL = new PollId("which-one");
    private static final UUID STORE = UUID.randomUUID();
    private static final Instant BEGIN = Instant.parse("2026-11-25T09:00:00.000001Z");

    private Ballots() {}

    static Fact fact(long position) {
        return position == 1
                ? new PollOpened(CONFERENCE, POLL, 1, null)
                : new BallotCast(
                        CONFERENCE,
                        POLL,
                        1,
                        participant(position),
                        Ballot.of(List.of(new OptionId("option-" + position % 5))));
    }

    private static ParticipantId participant(long position) {
        return new ParticipantId(
                Long.toUnsignedString(position * 0x9e3779b97f4a7c15L, 36) + "-" + position);
    }

    static Attributes attributes(long position, Fact fact) {
        return new Attributes(
                new UUID(position << 16 | 0x7000L, position),
                EventTypes.of(fact.getClass()),
                position,
                STORE,
                BEGIN.plusNanos(position * 100_000),
                new Metadata(
                        "participant:" + CONFERENCE + '/' + participant(position),
                        new UUID(position, 1).toString(),
                        new UUID(position, 2).toString()));
    }
}
