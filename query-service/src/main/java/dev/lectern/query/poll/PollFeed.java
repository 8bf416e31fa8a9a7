package dev.lectern.query.poll;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
import dev.lectern.query.live.Content;
import dev.lectern.query.live.FeedSource;
import dev.lectern.query.poll.PollFeed.Watched;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Polls, to be watched live. */
@Component
class PollFeed implements FeedSource<Watched> {

    private static final String VERSIONS =
            """
            select p.conference, p.id,
                p.changes
                    + (select coalesce(sum(t.changes), 0) from poll.tally t
                       where t.conference = p.conference and t.poll = p.id)
                    + (select count(*) from poll.way_in w
                       where w.conference = p.conference) as version
            from unnest(?::text[], ?::text[]) w (conference, id)
            join poll.poll p on p.conference = w.conference and p.id = w.id
            """;

    private final JdbcClient views;
    private final PollQueries polls;
    private final JsonMapper json;

    PollFeed(JdbcClient views, PollQueries polls, JsonMapper json) {
        this.views = views;
        this.polls = polls;
        this.json = json;
    }

    /**
     * @param mayRun whether by somebody who runs the poll, and so sees what is hidden
     */
    record Watched(ConferenceId conference, PollId poll, boolean mayRun) {}

    private record Id(String conference, String poll) {}

    @Override
    public Map<Watched, Long> versions(Set<Watched> keys) {
        var found = new HashMap<Id, Long>();
        RowCallbackHandler take =
                row -> found.put(new Id(row.getString(1), row.getString(2)), row.getLong(3));
        views.sql(VERSIONS)
                .params(
                        keys.stream().map(k -> k.conference().value()).toArray(String[]::new),
                        keys.stream().map(k -> k.poll().value()).toArray(String[]::new))
                .query(take);
        var versions = new HashMap<Watched, Long>();
        for (Watched key : keys) {
            Long version = found.get(new Id(key.conference().value(), key.poll().value()));
            if (version != null) {
                versions.put(key, version);
            }
        }
        return versions;
    }

    @Override
    public Optional<Content> content(Watched key) {
        return polls.find(key.conference(), key.poll(), key.mayRun())
                .map(view ->
                        new Content(
                                view.version(),
                                json.writeValueAsString(polls.answer(view, key.mayRun())),
                                view.validUntil()));
    }
}
