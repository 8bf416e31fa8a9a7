package dev.lectern.api.judging;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one version of a scoring model; on the wire {@code median@1}.
 *
 * @param name with a number where the model takes one: {@code trimmed-mean:2}
 */
public record ModelVersion(String name, int version) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,31}(:[1-9][0-9]{0,5})?");
    private static final Pattern FORM = Pattern.compile("([^@]*)@([1-9][0-9]{0,5})");
    private static final int MAX_VERSION = 999_999;

    /**
     * @throws IllegalArgumentException if the name is not 1 to 32 lower-case letters or hyphens,
     *     the first a letter, and perhaps a colon and a number from 1 to 999999, or the version not
     *     1 to 999999
     */
    public ModelVersion {
        if (!NAME.matcher(name).matches() || version < 1 || version > MAX_VERSION) {
            throw malformed();
        }
    }

    /**
     * @throws IllegalArgumentException if the text is not of the form {@code name@version}
     */
    @JsonCreator
    public static ModelVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw malformed();
        }
        return new ModelVersion(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("A scoring model is named like median@1");
    }

    @JsonValue
    @Override
    public String toString() {
        return name + '@' + version;
    }
}
