package dev.lectern.command;

import dev.lectern.command.admission.blocking.BlockingParticipant;
import dev.lectern.command.admission.blocking.UnblockingParticipant;
import dev.lectern.command.admission.inviting.IssuingInvitations;
import dev.lectern.command.admission.inviting.RevokingInvitation;
import dev.lectern.command.admission.joining.JoiningConference;
import dev.lectern.command.admission.opening.ClosingConference;
import dev.lectern.command.admission.opening.OpeningConference;
import dev.lectern.command.conference.creating.CreatingConference;
import dev.lectern.command.conference.granting.GrantingRole;
import dev.lectern.command.conference.granting.RevokingRole;
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
import dev.lectern.command.organisation.admitting.AdmittingMember;
import dev.lectern.command.organisation.admitting.RemovingMember;
import dev.lectern.command.organisation.founding.FoundingOrganisation;
import dev.lectern.command.organisation.keys.CreatingApiKey;
import dev.lectern.command.organisation.keys.RevokingApiKey;
import dev.lectern.command.organisation.owning.GrantingOwnership;
import dev.lectern.command.organisation.owning.RevokingOwnership;
import dev.lectern.command.poll.drafting.DraftingPoll;
import dev.lectern.command.poll.rounds.ClosingRound;
import dev.lectern.command.poll.rounds.OpeningRound;
import dev.lectern.command.poll.rounds.RevealingRound;
import dev.lectern.command.poll.voting.CastingBallot;
import dev.lectern.command.poll.voting.RetractingBallot;
import dev.lectern.command.question.answering.AnsweringQuestion;
import dev.lectern.command.question.asking.AskingQuestion;
import dev.lectern.command.question.editing.EditingQuestion;
import dev.lectern.command.question.editing.WithdrawingQuestion;
import dev.lectern.command.question.highlighting.EndingHighlight;
import dev.lectern.command.question.highlighting.HighlightingQuestion;
import dev.lectern.command.question.labelling.LabellingQuestion;
import dev.lectern.command.question.merging.MergingDuplicate;
import dev.lectern.command.question.merging.UnmergingDuplicate;
import dev.lectern.command.question.moderating.ApprovingQuestion;
import dev.lectern.command.question.moderating.HidingQuestion;
import dev.lectern.command.question.moderating.RestoringQuestion;
import dev.lectern.command.question.upvoting.CastingUpvote;
import dev.lectern.command.question.upvoting.RetractingUpvote;
import dev.lectern.command.talk.cancelling.CancellingTalk;
import dev.lectern.command.talk.questions.LettingAsk;
import dev.lectern.command.talk.scheduling.SchedulingTalk;

import java.util.List;

/** Everything that can be asked of the write side. */
public final class UseCases {

    public static final List<Decider<?, ?>> ALL =
            List.of(
                    new FoundingOrganisation(),
                    new AdmittingMember(),
                    new RemovingMember(),
                    new GrantingOwnership(),
                    new RevokingOwnership(),
                    new CreatingApiKey(),
                    new RevokingApiKey(),
                    new CreatingConference(),
                    new RegisteringDemo(),
                    new GrantingRole(),
                    new RevokingRole(),
                    new OpeningConference(),
                    new ClosingConference(),
                    new IssuingInvitations(),
                    new RevokingInvitation(),
                    new JoiningConference(),
                    new BlockingParticipant(),
                    new UnblockingParticipant(),
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
                    new PublishingRanking(),
                    new SchedulingTalk(),
                    new CancellingTalk(),
                    new LettingAsk(),
                    new AskingQuestion(),
                    new EditingQuestion(),
                    new WithdrawingQuestion(),
                    new ApprovingQuestion(),
                    new HidingQuestion(),
                    new RestoringQuestion(),
                    new AnsweringQuestion(),
                    new HighlightingQuestion(),
                    new EndingHighlight(),
                    new LabellingQuestion(),
                    new MergingDuplicate(),
                    new UnmergingDuplicate(),
                    new CastingUpvote(),
                    new RetractingUpvote(),
                    new DraftingPoll(),
                    new OpeningRound(),
                    new ClosingRound(),
                    new RevealingRound(),
                    new CastingBallot(),
                    new RetractingBallot());

    private UseCases() {}
}
