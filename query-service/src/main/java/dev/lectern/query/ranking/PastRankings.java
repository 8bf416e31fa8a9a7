package dev.lectern.query.ranking;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.query.projection.Fold;
import dev.lectern.query.ranking.RankingFacts.CompetitionRow;
import dev.lectern.query.trail.History;

import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.Optional;

/** The facts of a competition as they were: the events until then, taken like the live ones. */
@Component
class PastRankings {

    private final History history;
    private final RankingFacts facts;

    PastRankings(History history, RankingFacts facts) {
        this.history = history;
        this.facts = facts;
    }

    /**
     * The competition, if there was one.
     *
     * @param until the position of the last event that had happened
     */
    Optional<RankingRows> find(ConferenceId conference, CompetitionId competition, long until) {
        var fold =
                new Fold(
                        facts,
                        RankingFacts.CONFERENCES,
                        RankingFacts.DEMOS,
                        RankingFacts.COMPETITIONS,
                        RankingFacts.CONFLICTS,
                        RankingFacts.SCORECARDS);
        history.tell(conference, until, kind -> !facts.ignores(kind), fold::apply);
        return fold.rows(RankingFacts.COMPETITIONS).stream()
                .filter(c -> c.id().equals(competition))
                .findAny()
                .map(row -> rows(row, fold));
    }

    private static RankingRows rows(CompetitionRow row, Fold fold) {
        ConferenceId conference = row.conference();
        CompetitionId competition = row.id();
        return new RankingRows.Found(
                        fold.rows(RankingFacts.CONFERENCES).getFirst().openJoining(),
                        row,
                        fold.rows(RankingFacts.DEMOS).stream()
                                .sorted(Comparator.comparingLong(RankingFacts.DemoRow::position))
                                .toList(),
                        fold.rows(RankingFacts.SCORECARDS).stream()
                                .filter(s -> s.competition().equals(competition))
                                .toList(),
                        fold.rows(RankingFacts.CONFLICTS).stream()
                                .filter(c -> c.competition().equals(competition))
                                .toList())
                .rows(conference, competition);
    }
}
