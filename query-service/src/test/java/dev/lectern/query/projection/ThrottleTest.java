package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much room rebuilding leaves, looked at once a second. */
class ThrottleTest {

    private static final long SECOND = 1_000_000_000L;

    private final Throttle throttle = new Throttle();

    @Test
    void leavesNoneWhileNobodyIsThere() {
        assertThat(throttle.rest(0, 1_000, 500)).isZero();
        assertThat(throttle.rest(SECOND, 1_009, 400)).isZero();
    }

    @Test
    void leavesMostWhileSomebodyIs() {
        throttle.rest(0, 1_000, 500);
        assertThat(throttle.rest(SECOND, 1_010, 400)).isEqualTo(3);
        assertThat(throttle.rest(2 * SECOND, 1_011, 300)).isZero();
    }

    @Test
    void leavesLessWhereItWouldNeverBeDone() {
        throttle.rest(0, 0, 500);
        assertThat(throttle.rest(19 * SECOND, 100, 500)).isEqualTo(3);
        assertThat(throttle.rest(20 * SECOND, 200, 600)).isEqualTo(1.5);
        assertThat(throttle.rest(21 * SECOND, 300, 499)).as("it gains").isEqualTo(1.5);
        assertThat(throttle.rest(41 * SECOND, 400, 499)).isEqualTo(0.75);
    }
}
