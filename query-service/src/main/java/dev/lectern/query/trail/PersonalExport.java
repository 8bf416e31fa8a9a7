package dev.lectern.query.trail;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.ParticipantId;
import dev.lectern.query.http.CutShortException;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.staff.StaffLookup;
import dev.lectern.query.trail.Entries.Entry;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes all that is held about one person as one JSON document, page after page: it grows with
 * what the person did, and memory does not.
 */
@Component
class PersonalExport {

    private static final int AT_ONCE = 1000;

    private final Entries entries;
    private final Showing showing;
    private final StaffLookup staff;
    private final JsonMapper json;

    PersonalExport(Entries entries, Showing showing, StaffLookup staff, JsonMapper json) {
        this.entries = entries;
        this.showing = showing;
        this.staff = staff;
        this.json = json;
    }

    /** The next entries above a position. */
    private interface Pages {
        List<Entry> after(long position, int rows);
    }

    /** What comes before the entries. */
    private interface Head {
        void write(JsonGenerator out);
    }

    /**
     * @throws CutShortException if it fails in the middle
     */
    void ofParticipant(
            ConferenceId conference, ParticipantId participant, HttpServletResponse response)
            throws IOException {
        write(
                out ->
                        out.writeStringProperty("conference", conference.value())
                                .writeStringProperty("participant", participant.value()),
                List.of((after, rows) -> entries.of(participant, conference, after, rows)),
                "participant-" + participant,
                response);
    }

    /**
     * Of the organisation's trail and of those of all of its conferences.
     *
     * @throws dev.lectern.web.Problem if none of them tells of the member
     * @throws CutShortException if it fails in the middle
     */
    void ofMember(OrganisationId organisation, MemberId member, HttpServletResponse response)
            throws IOException, SQLException {
        var keyUses = staff.keyUses(organisation, member);
        List<Pages> trails =
                Stream.concat(
                                Stream.of(Trail.scope(organisation)),
                                staff.conferences(organisation).stream().map(Trail::scope))
                        .<Pages>map(scope ->
                                (after, rows) ->
                                        entries.of(member, organisation, scope, after, rows))
                        .toList();
        if (trails.stream().allMatch(trail -> trail.after(0, 1).isEmpty())) {
            throw ReadProblem.unknown(organisation, member);
        }
        write(
                out -> {
                    out.writeStringProperty("organisation", organisation.value())
                            .writeStringProperty("member", member.value())
                            .writeArrayPropertyStart("apiKeys");
                    keyUses.forEach((key, at) ->
                            out.writeStartObject()
                                    .writeStringProperty("id", key.value())
                                    .writeStringProperty("lastUsedAt", at.toString())
                                    .writeEndObject());
                    out.writeEndArray();
                },
                trails,
                "member-" + member,
                response);
    }

    private void write(Head head, List<Pages> trails, String name, HttpServletResponse response)
            throws IOException {
        List<ShownEntry> first = page(trails.getFirst(), 0); // what fails here is still told
        response.setContentType("application/json;charset=UTF-8"); // not the default of writers
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"%s.json\"".formatted(name));
        JsonGenerator out = json.createGenerator(response.getWriter());
        try {
            out.writeStartObject();
            head.write(out);
            out.writeArrayPropertyStart("records");
            write(out, first, trails.getFirst());
            for (Pages trail : trails.subList(1, trails.size())) {
                write(out, page(trail, 0), trail);
            }
            out.writeEndArray().writeEndObject();
        } catch (RuntimeException e) {
            throw new CutShortException(e); // without closing, which would make it look complete
        }
        out.close();
    }

    private void write(JsonGenerator out, List<ShownEntry> first, Pages trail) {
        List<ShownEntry> page = first;
        while (!page.isEmpty()) {
            page.forEach(out::writePOJO);
            page = page(trail, page.getLast().position());
        }
    }

    private List<ShownEntry> page(Pages trail, long after) {
        return showing.toThemselves(trail.after(after, AT_ONCE));
    }
}
