package dev.lectern.query.http;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Lines of CSV as RFC 4180 has them, and such that no spreadsheet takes a text for a formula. */
public final class Csv {

    private static final String BEGIN_FORMULAS = "=+-@\t\r";

    private Csv() {}

    /**
     * @param cells what is absent is an empty cell
     */
    public static String line(List<? extends @Nullable Object> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            line.append(i == 0 ? "" : ",").append(cell == null ? "" : cell(cell));
        }
        return line.append("\r\n").toString();
    }

    /** A number is none of a formula, though it may begin like one. */
    private static String cell(Object value) {
        String text = value.toString();
        if (!(value instanceof Number)
                && !text.isEmpty()
                && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0) {
            text = '\'' + text;
        }
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
