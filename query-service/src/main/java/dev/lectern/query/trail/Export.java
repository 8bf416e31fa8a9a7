package dev.lectern.query.trail;

import dev.lectern.query.http.CutShortException;
import dev.lectern.query.trail.Entries.Entry;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes a trail as far as it goes at the moment, page after page: neither memory nor a transaction
 * grows with it.
 */
@Component
class Export {

    private static final int AT_ONCE = 1000;

    private final Entries entries;
    private final Showing showing;
    private final JsonMapper json;

    Export(Entries entries, Showing showing, JsonMapper json) {
        this.entries = entries;
        this.showing = showing;
        this.json = json;
    }

    /**
     * @param name of the file, without what tells its format
     * @throws CutShortException if it fails in the middle
     */
    void write(
            String scope, Filter filter, Format format, String name, HttpServletResponse response)
            throws IOException {
        long end = entries.last(scope);
        List<ShownEntry> page = page(scope, filter, 0, end);
        response.setContentType(format.mediaType());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s.%s\"".formatted(name, format.extension()));
        Writer out = response.getWriter();
        out.write(format.head());
        while (!page.isEmpty()) {
            for (ShownEntry entry : page) {
                out.write(format.line(entry, json));
            }
            page = next(scope, filter, page.getLast().position(), end);
        }
    }

    private List<ShownEntry> next(String scope, Filter filter, long after, long end) {
        try {
            return page(scope, filter, after, end);
        } catch (RuntimeException e) {
            throw new CutShortException(e);
        }
    }

    private List<ShownEntry> page(String scope, Filter filter, long after, long end) {
        List<Entry> rows =
                entries.after(scope, filter, after, AT_ONCE).stream()
                        .filter(entry -> entry.position() <= end)
                        .toList();
        return showing.toStaff(scope, rows);
    }
}
