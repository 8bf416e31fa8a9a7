package dev.lectern.query.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.api.OptionId;
import dev.lectern.api.poll.Ballot;
import dev.lectern.query.support.Room;

import org.junit.jupiter.api.Test;

import java.util.List;

class TallyTest {

    private static final OptionId A = new OptionId("a");

    @Test
    void refusesToTakeAwayWhatWasNeverCounted() {
        assertThatThrownBy(() -> Tally.EMPTY.minus(Room.ballot("a")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Tally.EMPTY.plus(Ballot.of(3)).minus(Ballot.of(2)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isWhatItWasOnceEverythingIsTakenAway() {
        Tally some = Tally.EMPTY.plus(Room.ballot("a", "b")).plus(Ballot.of(3));

        Tally none = some.minus(Ballot.of(3)).minus(Room.ballot("a", "b"));

        assertThat(none.ballots()).isZero();
        assertThat(none.ratings()).isEmpty();
        assertThat(none.votes(A)).isZero();
    }

    @Test
    void countsPlacesOfARanking() {
        Tally tally = Tally.EMPTY;
        for (Ballot ballot :
                List.of(
                        Room.ballot("a", "b", "c"),
                        Room.ballot("c", "a", "b"),
                        Room.ballot("a", "c", "b"))) {
            tally = tally.plus(ballot);
        }

        assertThat(tally.points(A, 3)).isEqualTo(5);
        assertThat(tally.firstPlaces(A)).isEqualTo(2);
        assertThat(tally.points(new OptionId("c"), 3)).isEqualTo(3);
        assertThat(tally.points(new OptionId("b"), 3)).isEqualTo(1);
        assertThat(tally.points(new OptionId("none"), 3)).isZero();
    }
}
