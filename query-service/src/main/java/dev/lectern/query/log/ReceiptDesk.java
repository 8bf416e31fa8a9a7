package dev.lectern.query.log;

import dev.lectern.api.judging.JudgingFact.ConflictOfInterestDeclared;
import dev.lectern.api.judging.JudgingFact.ScorecardRevised;
import dev.lectern.api.judging.JudgingFact.ScorecardSubmitted;
import dev.lectern.api.judging.JudgingFact.ScorecardWithdrawn;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.api.poll.PollFact.BallotRetracted;
import dev.lectern.api.wire.FactJson;
import dev.lectern.proof.Proofs;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.log.ReceiptsAnswer.OnRecord;
import dev.lectern.query.log.ReceiptsAnswer.Receipt;
import dev.lectern.query.log.SealedLog.Latest;
import dev.lectern.query.trail.ReceivedEvents.Recorded;
import dev.lectern.web.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** Makes receipts of what somebody said of one ballot or scorecard. */
@Component
class ReceiptDesk {

    private final SealedLog log;

    ReceiptDesk(SealedLog log) {
        this.log = log;
    }

    /**
     * @param said all of it, in order
     * @throws Problem if not all of it is sealed
     */
    ReceiptsAnswer receipts(List<Recorded> said) {
        if (said.isEmpty()) {
            return new ReceiptsAnswer(null, List.of());
        }
        Latest latest = log.latest().orElse(new Latest(0, ""));
        long last = said.getLast().attributes().position();
        if (last > latest.size()) {
            throw Problem.of(
                    ReadProblem.NOT_YET_SEALED, "Position %d is not sealed yet".formatted(last));
        }
        var proofs = new Proofs(new LogTree(log));
        Recorded counted = counted(said);
        var receipts = new ArrayList<Receipt>();
        for (Recorded event : said) {
            long position = event.attributes().position();
            receipts.add(
                    new Receipt(
                            OnRecord.of(event),
                            LogAnswer.base64(proofs.inclusion(position - 1, latest.size())),
                            event.equals(counted)));
        }
        return new ReceiptsAnswer(latest.checkpoint(), receipts);
    }

    /** The last word, unless it takes back what was said, or the judge has a conflict. */
    private static @Nullable Recorded counted(List<Recorded> said) {
        Recorded counted = null;
        for (Recorded event : said) {
            switch (FactJson.read(event.attributes().type(), event.fact())) {
                case BallotCast _, BallotChanged _, ScorecardSubmitted _, ScorecardRevised _ ->
                        counted = event;
                case BallotRetracted _, ScorecardWithdrawn _ -> counted = null;
                case ConflictOfInterestDeclared _ -> {
                    return null;
                }
                default -> throw new IllegalStateException("It is neither ballot nor scorecard");
            }
        }
        return counted;
    }
}
