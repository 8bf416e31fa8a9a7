package dev.lectern.command.judging.publishing;

import dev.lectern.api.Fact;
import dev.lectern.api.judging.JudgingFact.RankingPublished;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.judging.Competition;
import dev.lectern.command.judging.Scores;
import dev.lectern.scoring.Ranking;
import dev.lectern.scoring.ScoringModel;

import java.util.List;
import java.util.Set;

/** What is published is the ranking itself, so that it stays what it was. */
public final class PublishingRanking implements Decider<PublishRanking, Scores> {

    @Override
    public Class<PublishRanking> command() {
        return PublishRanking.class;
    }

    @Override
    public Reads reads(PublishRanking command) {
        return Scores.reads(Tags.competition(command.conference(), command.competition()));
    }

    @Override
    public Set<Class<? extends Fact>> versions() {
        return Competition.FACTS;
    }

    @Override
    public Scores initial(PublishRanking command) {
        return new Scores();
    }

    @Override
    public Scores evolve(Scores state, Fact fact) {
        return state.evolve(fact);
    }

    @Override
    public List<Fact> decide(PublishRanking command, Scores state) {
        state.competition().rules();
        ScoringModel model = Scores.model(command.model());
        if (state.competition() instanceof Competition.Published published
                && published.model().equals(model.version())) {
            return List.of();
        }
        state.competition().requireLocked();
        Ranking ranking = state.ranking(model);
        if (ranking.standings().isEmpty()) {
            throw Refusal.of(RefusalCode.NOTHING_TO_PUBLISH, "No scorecard counts");
        }
        if (!ranking.isSettled()) {
            throw Refusal.of(
                            RefusalCode.TIE_UNSETTLED,
                            "A tie is neither resolved nor declared under this scoring model")
                    .detail(
                            "ties",
                            ranking.ties().stream()
                                    .filter(tie -> !tie.declared())
                                    .map(Ranking.Tie::demos)
                                    .toList());
        }
        return List.of(
                new RankingPublished(
                        command.conference(),
                        command.competition(),
                        model.version(),
                        ranking.places()));
    }
}
