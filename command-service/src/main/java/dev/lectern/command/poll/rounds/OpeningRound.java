package dev.lectern.command.poll.rounds;

import dev.lectern.api.Fact;
import dev.lectern.api.poll.PollFact.PollOpened;
import dev.lectern.command.deciding.Deadline;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.poll.OnPoll;
import dev.lectern.command.poll.Poll;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

public final class OpeningRound extends OnPoll<OpenRound> {

    @Override
    public Class<OpenRound> command() {
        return OpenRound.class;
    }

    @Override
    protected List<Fact> decide(OpenRound command, Poll.Known poll) {
        int last = poll.rounds().size();
        if (command.round() >= 1 && command.round() <= last) {
            if (Objects.equals(poll.round(command.round()).closesAt(), command.closesAt())) {
                return List.of();
            }
            throw Refusal.of(
                    RefusalCode.ROUND_EXISTS, "The round was opened with another closing time");
        }
        if (command.round() != last + 1) {
            throw Refusal.of(RefusalCode.ROUND_NOT_NEXT, "Rounds are opened one after the other")
                    .detail("next", last + 1);
        }
        if (poll.isOpen()) {
            throw Refusal.of(RefusalCode.POLL_OPEN, "The round before is still open");
        }
        return List.of(
                new PollOpened(
                        command.conference(), command.poll(), command.round(), command.closesAt()));
    }

    /** A round that is over before it begins is a mistake. */
    @Override
    public @Nullable Deadline deadline(OpenRound command, Poll state) {
        return command.closesAt() == null
                ? null
                : new Deadline(
                        command.closesAt(),
                        Refusal.of(
                                RefusalCode.CLOSING_TIME_PAST, "The closing time is in the past"));
    }
}
