package dev.lectern.command.web;

import dev.lectern.command.dispatching.ExpectedVersion;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code If-Match} says. The entity tag of a thing with versions begins with its version, as
 * in {@code "17-9f86d081"} or plainly {@code "17"}.
 */
final class IfMatch {

    static final String HEADER = "If-Match";

    private static final long NEVER = -1;
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern TAGS =
            Pattern.compile("(W/)?\"[!#-~]*\"(\\s*,\\s*(W/)?\"[!#-~]*\")*");
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})(-[!#-~]*)?\"");

    private IfMatch() {}

    /**
     * @return {@code null} if nothing is expected
     */
    static @Nullable ExpectedVersion parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (text.equals("*")) {
            return new ExpectedVersion(Set.of());
        }
        if (text.length() > MAX_LENGTH || !TAGS.matcher(text).matches()) {
            throw new CallerResolver.InvalidHeaderException(
                    HEADER, "is neither * nor a list of entity tags, each in quotes");
        }
        var versions = new HashSet<Long>();
        for (String tag : text.split("\\s*,\\s*", -1)) {
            var version = VERSION.matcher(tag); // a weak tag never matches
            versions.add(version.matches() ? Long.parseLong(version.group(1)) : NEVER);
        }
        return new ExpectedVersion(versions);
    }
}
