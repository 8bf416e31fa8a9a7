package dev.lectern.query.board;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;
import dev.lectern.query.http.Page;

import java.util.List;

/** Which part of which board is asked for. */
record Asked(ConferenceId conference, TalkId talk, Sort sort, Filter filter, Page page) {

    /** All of it, by votes. */
    static Asked all(ConferenceId conference, TalkId talk) {
        var page = new Page("", Integer.MAX_VALUE - 1, List.of());
        return new Asked(conference, talk, Sort.VOTES, Filter.NONE, page);
    }
}
