package dev.lectern.query.log;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.wire.ConferenceLog;
import dev.lectern.api.wire.LogLine;
import dev.lectern.proof.Proofs;
import dev.lectern.query.http.CutShortException;
import dev.lectern.query.log.SealedLog.Latest;
import dev.lectern.query.trail.ReceivedEvents;
import dev.lectern.query.trail.ReceivedEvents.Recorded;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes the logs of conferences, page after page: memory does not grow with them. */
@Component
class ConferenceLogs {

    /** Each may be in another tile of the tree. */
    private static final int AT_ONCE = 200;

    private final ReceivedEvents events;
    private final SealedLog log;

    ConferenceLogs(ReceivedEvents events, SealedLog log) {
        this.events = events;
        this.log = log;
    }

    /**
     * As far as it is sealed.
     *
     * @throws dev.lectern.web.Problem if nothing is
     * @throws CutShortException if it fails in the middle
     */
    void write(ConferenceId conference, HttpServletResponse response) throws IOException {
        Latest latest = log.required();
        List<Recorded> page = events.ofStaff(conference, 0, latest.size(), AT_ONCE);
        response.setContentType("application/jsonl;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"log-%s.jsonl\"".formatted(conference));
        Writer out = response.getWriter();
        try {
            out.write(ConferenceLog.line(new ConferenceLog.Head(conference, latest.checkpoint())));
            long written = 0;
            while (!page.isEmpty()) {
                write(page, latest.size(), out);
                written += page.size();
                long last = page.getLast().attributes().position();
                page = events.ofStaff(conference, last, latest.size(), AT_ONCE);
            }
            out.write(ConferenceLog.line(new ConferenceLog.End(written)));
        } catch (RuntimeException e) {
            throw new CutShortException(e);
        }
    }

    private void write(List<Recorded> page, long size, Writer out) throws IOException {
        var proofs = new Proofs(new LogTree(log)); // which keeps what it has read
        for (Recorded event : page) {
            out.write(
                    ConferenceLog.line(
                            new ConferenceLog.Proven(
                                    LogLine.of(event.attributes(), event.fact()),
                                    LogAnswer.base64(
                                            proofs.inclusion(
                                                    event.attributes().position() - 1, size)))));
        }
    }
}
