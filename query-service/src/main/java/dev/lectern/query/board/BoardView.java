package dev.lectern.query.board;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;
import dev.lectern.query.http.Page;
import dev.lectern.query.projection.Fold;
import dev.lectern.query.text.Texts;
import dev.lectern.web.Problem;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

/** Boards of talks, with their texts decrypted. */
@Component
class BoardView {

    private static final Page FIRST = new Page("", Page.DEFAULT_LIMIT, List.of());

    private final JdbcClient views;
    private final Texts texts;

    BoardView(JdbcClient views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    /**
     * The first page of a talk's board, by votes, as everybody in the room sees it.
     *
     * @throws Problem if there is no such talk
     */
    BoardRows rows(ConferenceId conference, TalkId talk) {
        return BoardRows.read(views, first(conference, talk));
    }

    BoardAnswer answer(BoardRows rows) {
        return answer(rows, FIRST);
    }

    BoardAnswer of(Asked asked) {
        return answer(BoardRows.read(views, asked), asked.page());
    }

    /** The same of what was there then. */
    BoardAnswer of(Asked asked, Fold then) {
        return answer(BoardRows.read(views, asked, then), asked.page());
    }

    private static Asked first(ConferenceId conference, TalkId talk) {
        return new Asked(conference, talk, Sort.VOTES, Filter.NONE, FIRST);
    }

    private BoardAnswer answer(BoardRows rows, Page page) {
        return BoardAnswer.of(rows, page, texts.open(rows.texts()));
    }
}
