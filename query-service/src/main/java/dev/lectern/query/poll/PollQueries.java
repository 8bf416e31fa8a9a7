package dev.lectern.query.poll;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.query.http.Page;
import dev.lectern.query.projection.RowJson;
import dev.lectern.query.text.Texts;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/** Asks the tables about polls, and opens their texts. */
@Component
class PollQueries {

    private static final String VIEW =
            """
            json_build_object(
                'poll', row_to_json(p),
                'tallies', (select coalesce(json_agg(t), '[]') from poll.tally t
                            where t.conference = p.conference and t.poll = p.id),
                'ways_in', (select coalesce(json_agg(w), '[]') from poll.way_in w
                            where w.conference = p.conference),
                'now', now())
            """;

    private final JdbcClient views;
    private final Texts texts;

    PollQueries(JdbcClient views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    private record Views(List<PollView> items) {}

    /** The poll, unless it is a draft and they are not shown. */
    Optional<PollView> find(ConferenceId conference, PollId poll, boolean drafts) {
        return views.sql(
                        "select "
                                + VIEW
                                + "::text from poll.poll p where p.conference = ? and p.id = ?")
                .params(conference.value(), poll.value())
                .query(RowJson.as(PollView.class))
                .optional()
                .filter(view -> drafts || !view.poll().rounds().isEmpty());
    }

    /** As {@link #find}, of one page, in the order in which they were drafted. */
    List<PollView> list(ConferenceId conference, @Nullable TalkId talk, boolean drafts, Page page) {
        return views.sql(
                        "select json_build_object('items', coalesce(json_agg("
                                + VIEW
                                + """
                                 order by p.position), '[]'))::text
                                from (select * from poll.poll
                                      where conference = :conference and position > :after
                                          and (:talk::text is null or talk = :talk)
                                          and (:drafts or rounds <> '[]')
                                      order by position limit :rows) p
                                """)
                .param("conference", conference.value())
                .param("after", page.afterPosition())
                .param("talk", talk == null ? null : talk.value())
                .param("drafts", drafts)
                .param("rows", page.rows())
                .query(RowJson.as(Views.class))
                .single()
                .items();
    }

    PollAnswer answer(PollView view, boolean mayRun) {
        return view.answer(texts.open(view.texts()), mayRun);
    }

    List<PollAnswer> answers(List<PollView> found, boolean mayRun) {
        List<ProtectedText> all = found.stream().flatMap(view -> view.texts().stream()).toList();
        var revealed = texts.open(all);
        return found.stream().map(view -> view.answer(revealed, mayRun)).toList();
    }
}
