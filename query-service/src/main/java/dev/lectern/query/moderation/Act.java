package dev.lectern.query.moderation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** What somebody has done, as the log calls it. */
enum Act {
    APPROVED,
    HIDDEN,
    RESTORED,
    ANSWERED,
    HIGHLIGHTED,
    UNHIGHLIGHTED,
    LABELLED,
    UNLABELLED,
    MERGED,
    UNMERGED,
    /** By its author: it does not say any more what moderators have looked at. */
    EDITED,
    WITHDRAWN,
    QUESTIONS_OPENED,
    QUESTIONS_CLOSED,
    TALK_CANCELLED,
    PARTICIPANT_BLOCKED,
    PARTICIPANT_UNBLOCKED;

    /** As on the wire, such as {@code questions-opened}. */
    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static Act of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
