package dev.lectern.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** While rebuilt tables take the live ones' place, life goes on. */
class SwapTest {

    private static final int READERS = 3;
    private static final int REBUILDS = 3;

    private final Site site = new Site();
    private final Story story = site.story("civic");
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong written = new AtomicLong();

    @AfterEach
    void close() {
        site.close();
    }

    private long write() {
        int demos = 1;
        while (!done.get()) {
            written.set(site.log().append(story.registered("demo-" + demos)));
            demos++;
        }
        return demos;
    }

    /** Neither an error, nor a demo that is missing from its place, page by page to the end. */
    private int read(RunningQuery service) {
        int reads = 0;
        int earlier = 0;
        int seen = 0;
        String page = "";
        while (!done.get()) {
            Answer answer = service.get(story.path() + "/demos" + page);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            int now = earlier;
            for (JsonNode demo : answer.body().get("items")) {
                assertThat(demo.get("id").asString()).isEqualTo("demo-" + now++);
            }
            assertThat(now).as("demos, after %d were seen", seen).isGreaterThanOrEqualTo(seen);
            seen = now;
            if (answer.body().hasNonNull("next")) {
                page = "?cursor=" + answer.body().get("next").asString();
                earlier = now;
            }
            reads++;
        }
        return reads;
    }

    /** Everything up to the position that is asked for. */
    private int readOwnWrites(RunningQuery service) {
        int reads = 0;
        while (!done.get()) {
            long position = written.get();
            String newest = "demo-" + (position - 2);
            assertThat(service.read(position, story.path() + "/demos/" + newest).get("id"))
                    .hasToString("\"" + newest + "\"");
            reads++;
        }
        return reads;
    }

    @Test
    void nobodyNotices() throws InterruptedException, ExecutionException {
        written.set(site.log().append(story.created(), story.registered("demo-0")));
        try (var threads = Executors.newCachedThreadPool();
                RunningQuery service = site.start()) {
            service.read(written.get(), story.path() + "/demos");
            var loops = new ArrayList<Future<?>>();
            loops.add(threads.submit(this::write));
            for (int i = 0; i < READERS; i++) {
                loops.add(threads.submit(() -> read(service)));
                loops.add(threads.submit(() -> readOwnWrites(service)));
            }
            try {
                for (int i = 0; i < REBUILDS; i++) {
                    site.awaitLive(Site.rebuild(service, "programme"));
                    assertThat(loops).noneMatch(Future::isDone);
                }
            } finally {
                done.set(true);
            }
            for (Future<?> loop : loops) {
                assertThat(loop.get()).isNotEqualTo(0);
            }
            String newest = "demo-" + (written.get() - 2);
            assertThat(service.read(written.get(), story.path() + "/demos/" + newest)).isNotEmpty();
        }
    }

    @Test
    void waitsForALongReadWithoutHoldingUpOthers() throws Exception {
        try (RunningQuery service = site.start()) {
            long position = site.log().append(story.created(), story.registered("a"));
            service.read(position, story.path() + "/demos");
            Answer begun;
            var slow = new ArrayList<Long>();
            try (var _ = site.views().longRead("programme.demo")) {
                begun = Site.rebuild(service, "programme");
                site.awaitNext("sum(events) = " + position);
                long end = System.nanoTime() + 5_000_000_000L;
                while (System.nanoTime() < end) {
                    long started = System.nanoTime();
                    service.read(position, story.path() + "/demos");
                    slow.add((System.nanoTime() - started) / 1_000_000);
                }
                assertThat(site.live("programme")).isNotEqualTo(begun.body().get("id").asString());
                position = site.log().append(story.registered("b"));
                service.read(position, story.path() + "/demos");
            }
            site.awaitLive(begun);
            assertThat(slow).allMatch(millis -> millis < 2_000);
            assertThat(List.copyOf(slow).stream().filter(millis -> millis > 150).count())
                    .as("reads that were held up for a moment, of %d", slow.size())
                    .isLessThan(slow.size() / 2);
        }
    }
}
