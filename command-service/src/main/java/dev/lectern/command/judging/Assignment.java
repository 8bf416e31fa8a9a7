package dev.lectern.command.judging;

import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.judging.JudgingFact.AllDemosAssigned;
import dev.lectern.api.judging.JudgingFact.DemosAssigned;
import dev.lectern.api.judging.JudgingFact.JudgeNamed;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import java.util.Set;

/** Which demos a member judges. */
public sealed interface Assignment {

    /** The facts that {@link #evolve} needs. */
    Set<Class<? extends Fact>> FACTS =
            Set.of(JudgeNamed.class, AllDemosAssigned.class, DemosAssigned.class);

    /** The state when nothing has happened. */
    static Assignment none() {
        return new NoJudge();
    }

    /** Not a judge of the competition. */
    record NoJudge() implements Assignment {}

    /** Every demo of the conference, those to come included. */
    record All() implements Assignment {}

    /** These and no others. */
    record Only(Set<DemoId> demos) implements Assignment {}

    default Assignment evolve(Fact fact) {
        return switch (fact) {
            case JudgeNamed _, AllDemosAssigned _ -> new All();
            case DemosAssigned assigned -> new Only(assigned.demos());
            default -> this;
        };
    }

    /**
     * @throws Refusal if the member is not a judge
     */
    default boolean covers(DemoId demo) {
        return switch (requireJudge()) {
            case Only only -> only.demos().contains(demo);
            default -> true;
        };
    }

    /**
     * @throws Refusal if the member is not a judge
     */
    default Assignment requireJudge() {
        if (this instanceof NoJudge) {
            throw Refusal.of(
                    RefusalCode.UNKNOWN_JUDGE, "There is no such judge in this competition");
        }
        return this;
    }
}
