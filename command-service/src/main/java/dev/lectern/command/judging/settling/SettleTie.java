package dev.lectern.command.judging.settling;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.privacy.ProtectedText;

import java.util.List;
import java.util.SortedSet;

/** What organisers can say of a tie. */
public sealed interface SettleTie {

    ConferenceId conference();

    CompetitionId competition();

    /** The scoring model under which the demos are tied, such as {@code median}. */
    String model();

    /**
     * @param order all demos of the tie, the best first
     */
    record ResolveTie(
            ConferenceId conference,
            CompetitionId competition,
            String model,
            List<DemoId> order,
            ProtectedText reason)
            implements SettleTie {}

    /** The demos share their rank for good. */
    record DeclareTie(
            ConferenceId conference,
            CompetitionId competition,
            String model,
            SortedSet<DemoId> demos,
            ProtectedText reason)
            implements SettleTie {}
}
