package dev.lectern.verifier;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
import dev.lectern.api.judging.JudgingFact;
import dev.lectern.api.poll.PollDesign;
import dev.lectern.api.poll.PollFact;
import dev.lectern.api.poll.Voting;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts again what was counted: every round of every poll, and every competition. What stands
 * behind the last position that is proven is not counted, as anybody could have written it.
 */
final class Results {

    private record Poll(ConferenceId conference, PollId poll) {}

    private record Round(Poll poll, int number) {}

    private record Contest(ConferenceId conference, CompetitionId competition) {}

    private final Map<Poll, Voting> votings = new HashMap<>();
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
            case PollFact.PollDrafted f -> design(f, f.design());
            case PollFact.PollChanged f -> design(f, f.design());
            case PollFact.PollRevealed _ -> "";
            case PollFact.PollOpened f -> tally(f, f.round()).open();
            case PollFact.PollClosed f -> tally(f, f.round()).close();
            case PollFact.BallotCast f -> tally(f, f.round()).cast(f.participant(), f.ballot());
            case PollFact.BallotChanged f ->
                    tally(f, f.round()).change(f.participant(), f.before(), f.ballot());
            case PollFact.BallotRetracted f ->
                    tally(f, f.round()).retract(f.participant(), f.before());
        };
    }

    private String design(PollFact fact, PollDesign design) {
        votings.put(poll(fact), design.voting());
        return "";
    }

    private Tally tally(PollFact fact, int round) {
        return rounds.computeIfAbsent(new Round(poll(fact), round), _ -> new Tally());
    }

    private static Poll poll(PollFact fact) {
        return new Poll(fact.conference(), fact.poll());
    }

    void print(PrintStream out) {
        rounds.forEach((round, tally) ->
                out.printf(
                        "poll %s/%s, round %d: %s%n",
                        round.poll().conference(),
                        round.poll().poll(),
                        round.number(),
                        tally.result(votings.get(round.poll()))));
        printCompetitions(out);
    }

    void printCompetitions(PrintStream out) {
        competitions.forEach((contest, judgement) ->
                out.printf(
                        "competition %s/%s: %s%n",
                        contest.conference(), contest.competition(), judgement));
    }
}
