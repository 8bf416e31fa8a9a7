package dev.lectern.query.board;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;
import dev.lectern.query.board.BoardFeed.Watched;
import dev.lectern.query.live.Content;
import dev.lectern.query.live.FeedSource;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Boards, to be watched live: all in the room see the same. */
@Component
class BoardFeed implements FeedSource<Watched> {

    /** A text is erased by destroying its key, of which the tables do not know. */
    private static final Duration TEXTS_LAST = Duration.ofSeconds(5);

    private static final String VERSIONS =
            """
            select t.conference, t.id,
                t.changes + (select coalesce(sum(q.changes), 0) from board.question q
                             where q.conference = t.conference and q.talk = t.id) as version
            from unnest(?::text[], ?::text[]) w (conference, id)
            join board.talk t on t.conference = w.conference and t.id = w.id
            """;

    private final JdbcClient views;
    private final BoardView boards;
    private final JsonMapper json;
    private final Clock clock = Clock.systemUTC();

    BoardFeed(JdbcClient views, BoardView boards, JsonMapper json) {
        this.views = views;
        this.boards = boards;
        this.json = json;
    }

    record Watched(ConferenceId conference, TalkId talk) {}

    @Override
    public Map<Watched, Long> versions(Set<Watched> keys) {
        var versions = new HashMap<Watched, Long>();
        RowCallbackHandler take =
                row ->
                        versions.put(
                                new Watched(
                                        new ConferenceId(row.getString(1)),
                                        new TalkId(row.getString(2))),
                                row.getLong(3));
        views.sql(VERSIONS)
                .params(
                        keys.stream().map(k -> k.conference().value()).toArray(String[]::new),
                        keys.stream().map(k -> k.talk().value()).toArray(String[]::new))
                .query(take);
        return versions;
    }

    /**
     * @throws dev.lectern.web.Problem that says what there is none of
     */
    @Override
    public Optional<Content> content(Watched key) {
        BoardRows rows = boards.rows(key.conference(), key.talk());
        return Optional.of(
                new Content(
                        rows.version(),
                        json.writeValueAsString(boards.answer(rows)),
                        clock.instant().plus(TEXTS_LAST)));
    }
}
