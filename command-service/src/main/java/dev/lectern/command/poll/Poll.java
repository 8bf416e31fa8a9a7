package dev.lectern.command.poll;

import dev.lectern.api.Fact;
import dev.lectern.api.poll.PollDesign;
import dev.lectern.api.poll.PollFact.PollChanged;
import dev.lectern.api.poll.PollFact.PollClosed;
import dev.lectern.api.poll.PollFact.PollDrafted;
import dev.lectern.api.poll.PollFact.PollOpened;
import dev.lectern.api.poll.PollFact.PollRevealed;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where a poll is in its life: unknown, drafted, and open or closed in its last round. */
public sealed interface Poll {

    /** The facts that {@link #evolve} needs; no ballots. */
    Set<Class<? extends Fact>> FACTS =
            Set.of(
                    PollDrafted.class,
                    PollChanged.class,
                    PollOpened.class,
                    PollClosed.class,
                    PollRevealed.class);

    /** The state when nothing has happened. */
    static Poll unknown() {
        return new Unknown();
    }

    record Unknown() implements Poll {}

    /**
     * @param rounds all that there have been, the first one first
     */
    record Known(PollDesign design, List<Round> rounds) implements Poll {

        public Known {
            rounds = List.copyOf(rounds);
        }

        /**
         * @throws Refusal if it has not had that round
         */
        public Round round(int number) {
            if (number < 1 || number > rounds.size()) {
                throw Refusal.of(
                        RefusalCode.UNKNOWN_ROUND, "The poll has not been opened for that round");
            }
            return rounds.get(number - 1);
        }

        /** Whether its last round is open. */
        public boolean isOpen() {
            return !rounds.isEmpty() && !rounds.getLast().closed();
        }

        /** What memory holds may lack the opening; such a round changes nothing. */
        private Known with(int number, UnaryOperator<Round> change) {
            if (number > rounds.size()) {
                return this;
            }
            var next = new ArrayList<>(rounds);
            next.set(number - 1, change.apply(next.get(number - 1)));
            return new Known(design, next);
        }
    }

    record Round(@Nullable Instant closesAt, boolean closed, boolean revealed) {

        private Round close() {
            return new Round(closesAt, true, revealed);
        }

        private Round reveal() {
            return new Round(closesAt, closed, true);
        }
    }

    default Poll evolve(Fact fact) {
        if (fact instanceof PollDrafted drafted) {
            return new Known(drafted.design(), List.of());
        }
        if (!(this instanceof Known known)) {
            return this;
        }
        return switch (fact) {
            case PollChanged changed -> new Known(changed.design(), known.rounds());
            case PollOpened opened -> {
                var rounds = new ArrayList<>(known.rounds());
                rounds.add(new Round(opened.closesAt(), false, false));
                yield new Known(known.design(), rounds);
            }
            case PollClosed closed -> known.with(closed.round(), Round::close);
            case PollRevealed revealed -> known.with(revealed.round(), Round::reveal);
            default -> this;
        };
    }

    /**
     * @throws Refusal if there is no such poll
     */
    default Known requireKnown() {
        if (this instanceof Known known) {
            return known;
        }
        throw Refusal.of(RefusalCode.UNKNOWN_POLL, "There is no such poll in this conference");
    }
}
