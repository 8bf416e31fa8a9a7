package dev.lectern.web;

import io.swagger.v3.oas.models.PathItem.HttpMethod;

import org.springframework.util.StringUtils;

import java.util.Locale;

/**
 * Ids of operations after what they are asked by, so that generated clients keep their names
 * however the code is arranged.
 */
final class OperationIds {

    private static final String PREFIX = "/api/";

    private OperationIds() {}

    /**
     * {@code getConferenceTalkLive} of {@code GET /api/conferences/{conference}/talks/{talk}/live}.
     */
    static String of(HttpMethod method, String path) {
        String[] segments = path.substring(PREFIX.length()).split("/", -1);
        var id = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
        for (int i = 0; i < segments.length; i++) {
            if (!isVariable(segments[i])) {
                boolean ofOne = i + 1 < segments.length && isVariable(segments[i + 1]);
                for (String word : (ofOne ? singular(segments[i]) : segments[i]).split("-", -1)) {
                    id.append(StringUtils.capitalize(word));
                }
            }
        }
        return id.toString();
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static String singular(String plural) {
        return StringUtils.trimTrailingCharacter(plural, 's');
    }
}
