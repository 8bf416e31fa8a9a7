package dev.lectern.query.trail;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.PollId;
import dev.lectern.api.TalkId;
import dev.lectern.api.wire.Envelope;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.query.http.Page;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * What had happened in a conference by some moment: for those who make of it, by the same code as
 * of what is live, what was there then.
 */
@Component
public class History {

    /** The read model that it comes from. */
    public static final String READ_MODEL = Trail.NAME;

    private static final int AT_ONCE = 1000;

    private final Entries entries;
    private final Showing showing;

    History(Entries entries, Showing showing) {
        this.entries = entries;
        this.showing = showing;
    }

    /** The position of the last event of the conference by then; 0 if there was none. */
    public long position(ConferenceId conference, AsOf asOf) {
        return entries.last(Trail.scope(conference), asOf);
    }

    /** What time it was: the time itself, or when the last event until then was recorded. */
    public Instant time(ConferenceId conference, AsOf asOf) {
        return switch (asOf) {
            case AsOf.Time(Instant time) -> time;
            case AsOf.Position _ ->
                    entries.recordedAt(Trail.scope(conference), position(conference, asOf));
        };
    }

    /**
     * From one moment to another.
     *
     * @throws Problem if the second one is before the first
     */
    public Span span(ConferenceId conference, AsOf from, AsOf to) {
        var span = new Span(position(conference, from), position(conference, to));
        if (span.last() < span.first()) {
            throw Problem.of(
                            CommonProblem.INVALID_PARAMETER,
                            "The second moment is before the first")
                    .field("to");
        }
        return span;
    }

    /**
     * Tells the events, in order, as they are on record: not for readers to see as they are.
     *
     * @param until the position of the last one
     * @param kinds what is of interest; of ballots and upvotes there may be very many
     */
    public void tell(
            ConferenceId conference,
            long until,
            Predicate<Class<? extends Fact>> kinds,
            Consumer<Envelope> listener) {
        List<String> types =
                EventTypes.all().stream()
                        .filter(kinds)
                        .map(kind -> EventTypes.of(kind).name())
                        .toList();
        String scope = Trail.scope(conference);
        tell(after -> entries.ofTypes(scope, types, after, until, AT_ONCE), listener);
    }

    /**
     * The same, of everything that happened in a poll.
     *
     * @param until the position of the last one
     */
    public void tell(
            ConferenceId conference, PollId poll, long until, Consumer<Envelope> listener) {
        tell(conference, new About(About.Kind.POLL, poll.value()), until, listener);
    }

    /**
     * The same, of everything that happened in a talk: its questions and the votes for them too.
     *
     * @param until the position of the last one
     */
    public void tell(
            ConferenceId conference, TalkId talk, long until, Consumer<Envelope> listener) {
        tell(conference, new About(About.Kind.TALK, talk.value()), until, listener);
    }

    private void tell(
            ConferenceId conference, About about, long until, Consumer<Envelope> listener) {
        String scope = Trail.scope(conference);
        tell(after -> entries.about(scope, about, after, until, AT_ONCE), listener);
    }

    private static void tell(LongFunction<List<Envelope>> pages, Consumer<Envelope> listener) {
        long position = 0;
        List<Envelope> page;
        do {
            page = pages.apply(position);
            for (Envelope envelope : page) {
                listener.accept(envelope);
                position = envelope.position();
            }
        } while (page.size() == AT_ONCE);
    }

    /** What the staff sees of what happened to a competition in between. */
    public List<ShownEntry> between(
            ConferenceId conference, CompetitionId competition, Span span, Page page) {
        var about = new About(About.Kind.COMPETITION, competition.value());
        return between(conference, about, span, page);
    }

    /** The same of a talk and its questions, votes apart: they are counted, and many. */
    public List<ShownEntry> between(ConferenceId conference, TalkId talk, Span span, Page page) {
        return between(conference, new About(About.Kind.TALK, talk.value()), span, page);
    }

    /** The same of a poll, ballots apart. */
    public List<ShownEntry> between(ConferenceId conference, PollId poll, Span span, Page page) {
        return between(conference, new About(About.Kind.POLL, poll.value()), span, page);
    }

    private List<ShownEntry> between(ConferenceId conference, About about, Span span, Page page) {
        String scope = Trail.scope(conference);
        long after = Math.max(span.first(), page.afterPosition());
        return showing.toStaff(
                scope, entries.between(scope, about, after, span.last(), page.rows()));
    }
}
