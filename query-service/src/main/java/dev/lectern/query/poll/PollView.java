package dev.lectern.query.poll;

import dev.lectern.api.poll.PollOption;
import dev.lectern.api.poll.Voting;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.query.poll.PollAnswer.Asked;
import dev.lectern.query.poll.PollAnswer.Option;
import dev.lectern.query.poll.PollAnswer.RoundAnswer;
import dev.lectern.query.poll.PollAnswer.Status;
import dev.lectern.query.poll.PollRows.PollRow;
import dev.lectern.query.poll.PollRows.Round;
import dev.lectern.query.poll.PollRows.TallyRow;
import dev.lectern.query.poll.PollRows.WayInRow;
import dev.lectern.query.text.Texts.Revealed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A poll at a moment: a pure function of its rows and the time.
 *
 * @param tallies of all its rounds
 * @param waysIn how people could join the conference so far
 * @param now by the clock of the database, which also closes rounds
 */
record PollView(PollRow poll, List<TallyRow> tallies, List<WayInRow> waysIn, Instant now) {

    /** Grows with each event that changes what is seen of the poll. */
    long version() {
        return poll.changes() + tallies.stream().mapToLong(TallyRow::changes).sum() + waysIn.size();
    }

    /** When it will look otherwise without anything being recorded, if it will. */
    @Nullable Instant validUntil() {
        return poll.rounds().stream()
                .map(Round::end)
                .filter(Objects::nonNull)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    List<ProtectedText> texts() {
        return Stream.concat(
                        Stream.of(poll.design().title()),
                        options(poll.design().voting()).stream().map(PollOption::title))
                .toList();
    }

    /**
     * @param revealed texts of it that were opened
     * @param mayRun whether for somebody who runs the poll, and so sees what is hidden
     */
    PollAnswer answer(Revealed revealed, boolean mayRun) {
        var design = poll.design();
        return new PollAnswer(
                poll.id(),
                poll.talk(),
                revealed.text(design.title()),
                revealed.erased(design.title()),
                poll.rounds().isEmpty() ? Status.DRAFT : status(poll.rounds().getLast()),
                design.resultsHiddenUntilRevealed(),
                waysIn.stream().anyMatch(WayInRow::isOpen),
                asked(design.voting(), revealed),
                rounds(mayRun),
                poll.version());
    }

    private Status status(Round round) {
        return round.isClosed(now) ? Status.CLOSED : Status.OPEN;
    }

    private List<RoundAnswer> rounds(boolean mayRun) {
        Map<String, Tally> counted =
                tallies.stream().collect(Collectors.toMap(TallyRow::round, TallyRow::tally));
        var answers = new ArrayList<RoundAnswer>();
        int number = 1;
        for (Round round : poll.rounds()) {
            Tally tally = Objects.requireNonNull(counted.get(Integer.toString(number)));
            boolean visible =
                    mayRun || round.revealed() || !poll.design().resultsHiddenUntilRevealed();
            answers.add(
                    new RoundAnswer(
                            number,
                            status(round),
                            round.openedAt(),
                            round.closesAt(),
                            round.isClosed(now) ? round.end() : null,
                            round.revealed(),
                            tally.ballots(),
                            visible ? Results.of(poll.design().voting(), tally) : null));
            number++;
        }
        return answers;
    }

    private static Asked asked(Voting voting, Revealed revealed) {
        Function<List<PollOption>, List<Option>> shown =
                options ->
                        options.stream()
                                .map(o ->
                                        new Option(
                                                o.id(),
                                                revealed.text(o.title()),
                                                revealed.erased(o.title())))
                                .toList();
        return switch (voting) {
            case Voting.SingleChoice single ->
                    new Asked("single-choice", shown.apply(single.options()), null, null);
            case Voting.MultipleChoice multiple ->
                    new Asked(
                            "multiple-choice",
                            shown.apply(multiple.options()),
                            multiple.min(),
                            multiple.max());
            case Voting.Rating rating -> new Asked("rating", null, rating.min(), rating.max());
            case Voting.Ranking ranking ->
                    new Asked("ranking", shown.apply(ranking.options()), null, null);
        };
    }

    private static List<PollOption> options(Voting voting) {
        return switch (voting) {
            case Voting.SingleChoice single -> single.options();
            case Voting.MultipleChoice multiple -> multiple.options();
            case Voting.Ranking ranking -> ranking.options();
            case Voting.Rating _ -> List.of();
        };
    }
}
