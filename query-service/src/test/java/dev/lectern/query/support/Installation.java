package dev.lectern.query.support;

import static org.awaitility.Awaitility.await;

import dev.lectern.api.OrganisationId;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** The service, its databases and its topic: one for all tests that only use it as it is meant. */
public final class Installation {

    private static final Installation SHARED = new Installation();

    private final AtomicInteger conferences = new AtomicInteger();
    private final Keys keys = new Keys();
    private final String viewsUrl = Servers.newDatabase();
    private final String topic = Servers.newTopicName();
    private final EventLog log;
    private final RunningQuery service;

    private Installation() {
        Servers.createTopic(topic, 3);
        Servers.createTopic(EventLog.checkpointsOf(topic), 1);
        log = new EventLog(topic, keys);
        service = RunningQuery.start(viewsUrl, keys, topic);
        Servers.closeAtExit(log);
        Servers.closeAtExit(service);
    }

    public static Installation shared() {
        return SHARED;
    }

    /**
     * For events out of all order, which stop read models that build on those before: nobody else
     * may read these.
     */
    public static Installation ofItsOwn() {
        return new Installation();
    }

    /** Seals everything that was appended, and waits until that is checked. */
    public void sealed() {
        log.seal();
        long size = log.position();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        service.get("/api/log/checkpoint").body().path("size").asLong() == size);
    }

    /** As if somebody had deleted it and the relay's instance had created it anew. */
    public void replaceCheckpoints() {
        Servers.deleteTopic(EventLog.checkpointsOf(topic));
        Servers.createTopic(EventLog.checkpointsOf(topic), 1);
    }

    public Keys keys() {
        return keys;
    }

    public EventLog log() {
        return log;
    }

    public RunningQuery service() {
        return service;
    }

    /** Another instance of the service, which whoever starts it closes. */
    public RunningQuery another() {
        return RunningQuery.start(viewsUrl, keys, topic);
    }

    public DataSource views() {
        return Servers.dataSource(viewsUrl);
    }

    /** The facts of a conference and of an organisation that no other test knows. */
    public Story newStoryOf(OrganisationId organisation) {
        return new Story("conference-" + conferences.incrementAndGet(), organisation, keys);
    }

    /** The facts of a conference that no other test knows. */
    public Story newStory() {
        return new Story("conference-" + conferences.incrementAndGet(), keys);
    }
}
