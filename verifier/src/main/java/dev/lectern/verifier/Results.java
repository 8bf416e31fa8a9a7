package dev.lectern.verifier;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
import dev.lectern.api.judging.JudgingFact;
import dev.lectern.api.poll.PollFact;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts again what was counted: every round of every poll, and every competition. What stands
 * behind the last position that is proven is not counted, as anybody could have written it.
 */
final class Results {

    private record Round(ConferenceId conference, PollId poll, int number) {}

    private record Contest(ConferenceId conference, CompetitionId competition) {}

    private final Map<Round, Tally> rounds = new LinkedHashMap<>();
    private final Map<Contest, Judgement> competitions = new LinkedHashMap<>();
    private final Findings findings;
    private final long last;

    /**
     * @param last the position of the last event that counts
     */
    Results(Findings findings, long last) {
        this.findings = findings;
        this.last = last;
    }

    void count(Line line) {
        if (line.position() > last) {
            return;
        }
        String wrong =
                switch (line.fact()) {
                    case PollFact fact -> count(fact);
                    case JudgingFact fact ->
                            competitions
                                    .computeIfAbsent(
                                            new Contest(fact.conference(), fact.competition()),
                                            _ -> new Judgement())
                                    .count(fact);
                    case null, default -> "";
                };
        if (!wrong.isEmpty()) {
            findings.add(line.position(), wrong);
        }
    }

    private String count(PollFact fact) {
        return switch (fact) {
            case PollFact.PollDrafted _, PollFact.PollChanged _, PollFact.PollRevealed _ -> "";
            case PollFact.PollOpened f -> tally(f, f.round()).open();
            case PollFact.PollClosed f -> tally(f, f.round()).close();
            case PollFact.BallotCast f -> tally(f, f.round()).cast(f.participant(), f.ballot());
            case PollFact.BallotChanged f ->
                    tally(f, f.round()).change(f.participant(), f.before(), f.ballot());
            case PollFact.BallotRetracted f ->
                    tally(f, f.round()).retract(f.participant(), f.before());
        };
    }

    private Tally tally(PollFact fact, int round) {
        return rounds.computeIfAbsent(
                new Round(fact.conference(), fact.poll(), round), _ -> new Tally());
    }

    void print(PrintStream out) {
        rounds.forEach((round, tally) ->
                out.printf(
                        "poll %s/%s, round %d: %s%n",
                        round.conference(), round.poll(), round.number(), tally));
        printCompetitions(out);
    }

    void printCompetitions(PrintStream out) {
        competitions.forEach((contest, judgement) ->
                out.printf(
                        "competition %s/%s: %s%n",
                        contest.conference(), contest.competition(), judgement));
    }
}
