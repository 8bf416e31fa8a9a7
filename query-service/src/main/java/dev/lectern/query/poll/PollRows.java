package dev.lectern.query.poll;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.TalkId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollDesign;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rows about polls. Rounds are part of a key, and so their numbers are text there. */
final class PollRows {

    static final Table<PollRow> POLLS =
            new Table<>(
                    "poll",
                    PollRow.class,
                    List.of("conference", "id"),
                    p -> Key.of(p.conference(), p.id()));

    static final Table<TallyRow> TALLIES =
            new Table<>(
                    "tally",
                    TallyRow.class,
                    List.of("conference", "poll", "round"),
                    t -> Key.of(t.conference(), t.poll(), t.round()));

    static final Table<BallotRow> BALLOTS =
            new Table<>(
                    "ballot",
                    BallotRow.class,
                    List.of("conference", "participant", "poll", "round"),
                    b -> Key.of(b.conference(), b.participant(), b.poll(), b.round()));

    static final Table<WayInRow> WAYS_IN =
            new Table<>(
                    "way_in",
                    WayInRow.class,
                    List.of("conference", "admission"),
                    w -> Key.of(w.conference(), w.admission()));

    private PollRows() {}

    /**
     * @param admission one of the ways in which people could join the conference
     */
    record WayInRow(ConferenceId conference, String admission) {

        static WayInRow of(ConferenceOpened fact) {
            return new WayInRow(fact.conference(), fact.admission().code());
        }

        boolean isOpen() {
            return admission.equals(Admission.OPEN.code());
        }
    }

    /**
     * @param position of its draft
     * @param version the position of the last event that whoever edits it must have seen
     * @param changes how often it has changed, ballots apart
     */
    record PollRow(
            ConferenceId conference,
            PollId id,
            @Nullable TalkId talk,
            PollDesign design,
            List<Round> rounds,
            long position,
            long version,
            int changes) {

        PollRow redrafted(PollDesign next, long at) {
            return new PollRow(
                    conference, id, next.talk(), next, rounds, position, at, changes + 1);
        }

        PollRow opened(Round round, long at) {
            var more = new ArrayList<>(rounds);
            more.add(round);
            return with(more, at);
        }

        PollRow change(int number, UnaryOperator<Round> change) {
            var changed = new ArrayList<>(rounds);
            changed.set(number - 1, change.apply(changed.get(number - 1)));
            return with(changed, version);
        }

        private PollRow with(List<Round> next, long at) {
            return new PollRow(conference, id, talk, design, next, position, at, changes + 1);
        }
    }

    /**
     * @param closesAt from when on no ballot counts, whether or not anybody has closed it
     */
    record Round(
            Instant openedAt,
            @Nullable Instant closesAt,
            @Nullable Instant closedAt,
            boolean revealed) {

        /** Its closing may be recorded later than the time by which it closes. */
        Round closed(Instant at) {
            Instant closed = closesAt != null && closesAt.isBefore(at) ? closesAt : at;
            return new Round(openedAt, closesAt, closed, revealed);
        }

        Round reveal() {
            return new Round(openedAt, closesAt, closedAt, true);
        }

        /** When it was or will be closed, as far as is known. */
        @Nullable Instant end() {
            return closedAt == null ? closesAt : closedAt;
        }

        boolean isClosed(Instant now) {
            Instant end = end();
            return end != null && !now.isBefore(end);
        }
    }

    /**
     * @param changes how many ballots were cast, changed or retracted
     */
    record TallyRow(ConferenceId conference, PollId poll, String round, Tally tally, int changes) {

        TallyRow count(UnaryOperator<Tally> change) {
            return new TallyRow(conference, poll, round, change.apply(tally), changes + 1);
        }
    }

    /**
     * @param ballot absent once it is retracted
     */
    record BallotRow(
            ConferenceId conference,
            ParticipantId participant,
            PollId poll,
            String round,
            @Nullable Ballot ballot) {}
}
