package dev.lectern.command.judging.scoring;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.SortedMap;

/** What a judge can do with the scorecard of a demo. */
public sealed interface ChangeScorecard {

    ConferenceId conference();

    CompetitionId competition();

    MemberId judge();

    DemoId demo();

    /**
     * Submits the scorecard, or revises it.
     *
     * @param scores in their canonical form
     */
    record SubmitScorecard(
            ConferenceId conference,
            CompetitionId competition,
            MemberId judge,
            DemoId demo,
            SortedMap<CriterionId, BigDecimal> scores,
            @Nullable ProtectedText comment)
            implements ChangeScorecard {}

    record WithdrawScorecard(
            ConferenceId conference, CompetitionId competition, MemberId judge, DemoId demo)
            implements ChangeScorecard {}
}
