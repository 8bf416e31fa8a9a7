package dev.lectern.command;

import dev.lectern.command.conference.creating.CreatingConference;
import dev.lectern.command.conference.registering.RegisteringDemo;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.judging.assigning.AssigningDemos;
import dev.lectern.command.judging.conflicting.DeclaringConflictOfInterest;
import dev.lectern.command.judging.locking.LockingCompetition;
import dev.lectern.command.judging.locking.ReopeningCompetition;
import dev.lectern.command.judging.naming.NamingJudge;
import dev.lectern.command.judging.opening.OpeningCompetition;
import dev.lectern.command.judging.publishing.PublishingRanking;
import dev.lectern.command.judging.scoring.SubmittingScorecard;
import dev.lectern.command.judging.scoring.WithdrawingScorecard;
import dev.lectern.command.judging.settling.SettlingTie;

import java.util.List;

/** Everything that can be asked of the write side. */
public final class UseCases {

    public static final List<Decider<?, ?>> ALL =
            List.of(
                    new CreatingConference(),
                    new RegisteringDemo(),
                    new OpeningCompetition(),
                    new NamingJudge(),
                    new AssigningDemos(),
                    new DeclaringConflictOfInterest(),
                    new SubmittingScorecard(),
                    new WithdrawingScorecard(),
                    new LockingCompetition(),
                    new ReopeningCompetition(),
                    new SettlingTie.Resolving(),
                    new SettlingTie.Declaring(),
                    new PublishingRanking());

    private UseCases() {}
}
