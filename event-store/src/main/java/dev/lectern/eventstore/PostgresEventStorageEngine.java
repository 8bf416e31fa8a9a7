package dev.lectern.eventstore;

import dev.lectern.eventstore.index.Criteria;
import dev.lectern.eventstore.index.KeyedMarker;
import dev.lectern.eventstore.index.Translated;
import dev.lectern.eventstore.read.Messages;
import dev.lectern.eventstore.read.Reader;
import dev.lectern.eventstore.read.Sourcing;
import dev.lectern.eventstore.read.Streaming;
import dev.lectern.eventstore.write.AppendQueue;
import dev.lectern.eventstore.write.Appends;
import dev.lectern.eventstore.write.Drafting;
import dev.lectern.eventstore.write.WriteMetrics;
import dev.lectern.eventstore.write.Writer;

import io.micrometer.core.instrument.MeterRegistry;

import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.Position;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

import javax.sql.DataSource;

/**
 * Stores events in PostgreSQL with dynamic consistency boundaries. All appends that wait at the
 * same time are stored by one writer in one transaction; each is checked against its own condition
 * and refused alone.
 *
 * <p>A conflict is answered with Axon's {@code AppendEventsTransactionRejectedException}. {@code
 * commit} parks the calling thread, best a virtual one.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine, AutoCloseable {

    /** After a successful commit: the highest position of that append. */
    public static final ResourceKey<Long> COMMITTED_POSITION =
            ResourceKey.withLabel("committedPosition");

    /** After sourcing: the end of the log that the latest read took into account. */
    public static final ResourceKey<Long> READ_POSITION = ResourceKey.withLabel("readPosition");

    /** Before the commit: names the request, so that its repetition is not stored twice. */
    public static final ResourceKey<IdempotencyKey> IDEMPOTENCY_KEY =
            ResourceKey.withLabel("idempotencyKey");

    /** Before the commit: when it is too late for the append, whatever its condition says. */
    public static final ResourceKey<Deadline> DEADLINE = ResourceKey.withLabel("deadline");

    /**
     * Before sourcing: how far to trust memory; without it the database is asked. Afterwards {@link
     * Recall#AFRESH} if the database was asked anyway.
     */
    public static final ResourceKey<Recall> RECALL = ResourceKey.withLabel("recall");

    /** What was read again, and up to where, in place of what had been remembered. */
    private static final ResourceKey<Map<Long, Long>> REREAD = ResourceKey.withLabel("reread");

    private static final ResourceKey<Translated> TRANSLATED = ResourceKey.withLabel("translated");

    private final EventStoreSettings settings;
    private final Reader reader;
    private final EventLog log;
    private final Sourcing sourcing;
    private final Streaming streaming;
    private final Appends appends;
    private final Writer writer;

    /**
     * @param readers pooled connections for reading; one is kept for notifications
     * @param writer gives the one connection that the writer keeps, and another when that one
     *     breaks; need not be pooled
     * @param converter between payloads and JSON text, called on callers' threads
     */
    public PostgresEventStorageEngine(
            DataSource readers,
            DataSource writer,
            Converter converter,
            EventStoreSettings settings,
            MeterRegistry meters) {
        this.settings = settings;
        this.reader = new Reader(readers, settings.pageSize());
        this.log = new EventLog(readers, reader, settings);
        var messages = new Messages(converter);
        this.sourcing = new Sourcing(reader, messages, settings.tailSize() / 2);
        this.streaming = new Streaming(log, messages, settings.pageSize());
        var queue = new AppendQueue(settings.queueCapacity(), settings.queueBytes());
        this.appends =
                new Appends(new Drafting(converter, settings.maxEventBytes()), queue, settings);
        this.writer =
                new Writer(
                        writer,
                        queue,
                        settings,
                        new WriteMetrics(meters, queue),
                        log::appended,
                        sourcing.memory());
        this.writer.start();
    }

    /**
     * The log that this engine appends to; whoever subscribes to it is woken by this node's commits
     * at once.
     */
    public EventLog log() {
        return log;
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition,
            @Nullable ProcessingContext context,
            List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
        }
        try {
            var prepared = appends.prepare(reread(condition, context), translated(context), events);
            return CompletableFuture.completedFuture(new PendingAppend(appends, prepared));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Translated translated(@Nullable ProcessingContext context) {
        return context == null
                ? new Translated()
                : context.computeResourceIfAbsent(TRANSLATED, Translated::new);
    }

    private static AppendCondition reread(
            AppendCondition condition, @Nullable ProcessingContext context) {
        Map<Long, Long> reread = context == null ? null : context.getResource(REREAD);
        return reread != null && condition.consistencyMarker() instanceof KeyedMarker keyed
                ? condition.withMarker(keyed.reread(reread))
                : condition;
    }

    @Override
    public MessageStream<EventMessage> source(
            SourcingCondition condition, @Nullable ProcessingContext context) {
        long after =
                Position.START.equals(condition.start())
                        ? 0
                        : Math.max(0, GlobalIndexPosition.toIndex(condition.start()));
        try {
            Recall recall = context == null ? null : context.getResource(RECALL);
            var criteria = translated(context).of(condition.criteria());
            var sourced = sourcing.source(criteria, after, recall);
            if (context != null && sourced.head() > 0) {
                asked(context, sourced, recall);
            }
            return sourced.events();
        } catch (RuntimeException e) {
            return MessageStream.failed(e).cast();
        }
    }

    /** Leaves on the context what comes of asking the database. */
    private static void asked(
            ProcessingContext context, Sourcing.Sourced sourced, @Nullable Recall recall) {
        if (recall == Recall.AFRESH) {
            context.updateResource(REREAD, before -> earlier(before, sourced.upTo()));
        } else if (recall == Recall.REMEMBERED) {
            context.putResource(RECALL, Recall.AFRESH);
        }
        context.updateResource(
                READ_POSITION,
                read -> read == null ? sourced.head() : Math.max(read, sourced.head()));
    }

    private static Map<Long, Long> earlier(@Nullable Map<Long, Long> before, Map<Long, Long> now) {
        if (before == null) {
            return now;
        }
        var merged = new HashMap<>(before);
        now.forEach((key, position) -> merged.merge(key, position, Math::min));
        return merged;
    }

    @Override
    public MessageStream<EventMessage> stream(
            StreamingCondition condition, @Nullable ProcessingContext context) {
        TrackingToken token = condition.position();
        long after = token == null ? 0 : Math.max(0, token.position().orElse(0));
        return streaming.stream(Criteria.of(condition.criteria()), after);
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return token(() -> 0);
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return token(reader::head);
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(
            Instant at, @Nullable ProcessingContext context) {
        return token(() -> reader.lastBefore(at));
    }

    private static CompletableFuture<TrackingToken> token(LongSupplier position) {
        try {
            return CompletableFuture.completedFuture(
                    new GlobalSequenceTrackingToken(position.getAsLong()));
        } catch (EventStoreUnavailableException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Stores what is queued, then stops; appends that come later are refused. */
    @Override
    public void close() {
        log.stop(); // ends while the writer does
        writer.close();
        log.close();
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("settings", settings);
    }
}
