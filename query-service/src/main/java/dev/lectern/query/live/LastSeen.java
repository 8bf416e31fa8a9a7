package dev.lectern.query.live;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader who comes back saw last, by its id. */
record LastSeen(long version, String hash) {

    private static final LastSeen NOTHING = new LastSeen(0, "");
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([\\w-]{1,64})");

    /**
     * @param id as the {@code Last-Event-ID} header has it; what is none is as if it were absent
     */
    static LastSeen of(@Nullable String id) {
        Matcher matcher = FORM.matcher(id == null ? "" : id);
        return matcher.matches()
                ? new LastSeen(Long.parseLong(matcher.group(1)), matcher.group(2))
                : NOTHING;
    }

    boolean is(Frame frame) {
        return hash.equals(frame.hash());
    }
}
