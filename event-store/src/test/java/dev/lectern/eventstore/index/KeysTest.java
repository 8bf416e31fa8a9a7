package dev.lectern.eventstore.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class KeysTest {

    private static final int OWN_BITS = 40;

    /** They are stored: if this fails, no event of an older store is found any more. */
    @Test
    void neverChange() {
        assertThat(Keys.of("poll:keynote", "Opened")).isEqualTo(-2585229737321106058L);
        assertThat(Keys.of("ballot:keynote/ada", "Cast")).isEqualTo(8350724368908287096L);
        assertThat(Keys.of("judge:civic/finals/ada", "Seated")).isEqualTo(4241161867250178754L);
        assertThat(Keys.of("", "")).isEqualTo(-1166397577273910368L);
    }

    @Test
    void areNeighboursIfWhatIsBeforeTheLastSlashIsTheSame() {
        long group = Keys.of("ballot:a/keynote/0", "Cast") >> OWN_BITS;

        assertThat(Keys.of("ballot:a/keynote/1", "Cast") >> OWN_BITS).isEqualTo(group);
        assertThat(Keys.of("ballot:a/keynote/0", "Retracted") >> OWN_BITS).isEqualTo(group);
        assertThat(Keys.of("ballot:a/keynote", "Cast") >> OWN_BITS).isNotEqualTo(group);
        assertThat(Keys.of("ballot:b/keynote/0", "Cast") >> OWN_BITS).isNotEqualTo(group);
        assertThat(Keys.of("upvote:a/keynote/0", "Cast") >> OWN_BITS).isNotEqualTo(group);
    }

    @Test
    void areSpreadOverTheWholeRangeBetweenGroupsAndWithinOne() {
        assertThat(
                        IntStream.range(0, 4096)
                                .map(i -> (int) (Keys.of("poll:p" + i, "Opened") >>> 56))
                                .distinct())
                .hasSize(256);
        assertThat(
                        IntStream.range(0, 4096)
                                .map(i -> (int) (Keys.of("ballot:p/" + i, "Cast") >>> 32) & 0xff)
                                .distinct())
                .hasSize(256);
    }

    @Test
    void tellApartWhatIsCutElsewhere() {
        assertThat(
                        IntStream.range(0, 100_000)
                                .mapToLong(i -> Keys.of("ballot:p/" + i, "Cast"))
                                .distinct())
                .hasSize(100_000);
        assertThat(Keys.of("ab", "c")).isNotEqualTo(Keys.of("a", "bc"));
        assertThat(Keys.of("a/b", "c")).isNotEqualTo(Keys.of("a", "/bc"));
        assertThat(Keys.of("a/", "b")).isNotEqualTo(Keys.of("a", "b"));
    }
}
