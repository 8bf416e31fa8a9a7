package dev.lectern.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

class ComponentsTest {

    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final Components components = new Components();

    @Test
    void stopInTheReverseOrder() throws Exception {
        start("PostgreSQL");
        start("Kafka");
        start("services");
        components.close();
        assertThat(stopped).containsExactly("services", "Kafka", "PostgreSQL");
    }

    @Test
    void stopOnce() throws Exception {
        start("PostgreSQL");
        components.close();
        components.close();
        assertThat(stopped).containsExactly("PostgreSQL");
    }

    @Test
    void stopThoughOneFailsTo() throws Exception {
        start("PostgreSQL");
        components.start(
                "Kafka",
                () ->
                        () -> {
                            throw new IllegalStateException("disk full");
                        });
        components.close();
        assertThat(stopped).containsExactly("PostgreSQL");
    }

    @Test
    void startNothingMoreAfterTheStop() {
        components.close();
        assertThatExceptionOfType(Components.StoppedException.class)
                .isThrownBy(() -> start("PostgreSQL"));
        assertThat(stopped).isEmpty();
    }

    @Test
    void stopWhatWasJustStarting() throws Exception {
        var starting = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Thread starter =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                components.start(
                                        "PostgreSQL",
                                        () -> {
                                            starting.countDown();
                                            goOn.await();
                                            return () -> stopped.add("PostgreSQL");
                                        });
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        starting.await();
        Thread stopper = Thread.ofPlatform().start(components::close);
        while (stopper.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
        assertThat(stopped).isEmpty();
        goOn.countDown();
        starter.join();
        stopper.join();
        assertThat(stopped).containsExactly("PostgreSQL");
    }

    private void start(String name) throws Exception {
        components.start(name, () -> () -> stopped.add(name));
    }
}
