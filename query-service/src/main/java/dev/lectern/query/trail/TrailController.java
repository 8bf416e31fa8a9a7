package dev.lectern.query.trail;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.trail.Entries.Entry;
import dev.lectern.query.trail.TrailParameters.AboutParameter;
import dev.lectern.query.trail.TrailParameters.ActorParameter;
import dev.lectern.query.trail.TrailParameters.FromParameter;
import dev.lectern.query.trail.TrailParameters.ToParameter;
import dev.lectern.query.trail.TrailParameters.TypeParameter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@ReadsFrom(Trail.NAME)
@Tag(name = "Audit trail")
@RequestMapping(produces = "application/json")
class TrailController {

    private final Entries entries;
    private final Showing showing;

    TrailController(Entries entries, Showing showing) {
        this.entries = entries;
        this.showing = showing;
    }

    @Allow(roles = {Role.ORGANISER, Role.AUDITOR})
    @GetMapping("/api/conferences/{conference}/audit-trail")
    @Operation(
            summary = "What happened in a conference: who did it, when, why, by which request",
            description =
                    "In the order in which it happened. What somebody gave without a name (ballots, upvotes, unsigned questions) says `anonymous:…` instead of who: the same for one participant in one poll or at one question, and nowhere else. Such entries are not found by `actor` nor by `about=participant:…`. What the audience does is told to the minute, without the request, and under an id that stands for the event's own, which has a time in it. Ballots do not say what was chosen while results are hidden; `withheld` names what is left out.")
    TrailAnswer auditTrail(
            @PathVariable ConferenceId conference,
            @AboutParameter @RequestParam(required = false) @Nullable String about,
            @TypeParameter @RequestParam(required = false) @Nullable String type,
            @ActorParameter @RequestParam(required = false) @Nullable String actor,
            @FromParameter @RequestParam(required = false) @Nullable String from,
            @ToParameter @RequestParam(required = false) @Nullable String to,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        return page(
                Trail.scope(conference), Filter.parse(about, type, actor, from, to), limit, cursor);
    }

    @Allow(owners = true)
    @GetMapping("/api/organisations/{organisation}/audit-trail")
    @Operation(
            summary = "What happened to an organisation, its members and API keys",
            description =
                    "In the order in which it happened. What happened in a conference is in that conference's trail.")
    TrailAnswer organisationsAuditTrail(
            @PathVariable OrganisationId organisation,
            @AboutParameter @RequestParam(required = false) @Nullable String about,
            @TypeParameter @RequestParam(required = false) @Nullable String type,
            @ActorParameter @RequestParam(required = false) @Nullable String actor,
            @FromParameter @RequestParam(required = false) @Nullable String from,
            @ToParameter @RequestParam(required = false) @Nullable String to,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        return page(
                Trail.scope(organisation),
                Filter.parse(about, type, actor, from, to),
                limit,
                cursor);
    }

    @Allow(participants = true)
    @GetMapping("/api/conferences/{conference}/audit-trail/mine")
    @Operation(
            summary = "What is on record of the participant who asks",
            description =
                    "What the participant did, and what others did to the participant or to what they asked; all of it as it is on record.")
    TrailAnswer myAuditTrail(
            @PathVariable ConferenceId conference,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor,
            Standing standing) {
        var participant = standing.participant();
        Page page = Page.of("mine/" + conference + '/' + participant, 1, limit, cursor);
        List<Entry> rows = entries.of(participant, conference, page.afterPosition(), page.rows());
        return new TrailAnswer(
                showing.toThemselves(page.items(rows)),
                page.next(rows, row -> List.of(row.position())));
    }

    private TrailAnswer page(
            String scope, Filter filter, @Nullable Integer limit, @Nullable String cursor) {
        Page page = Page.of("audit-trail/" + scope, 1, limit, cursor);
        List<Entry> rows = entries.after(scope, filter, page.afterPosition(), page.rows());
        return new TrailAnswer(
                showing.toStaff(scope, page.items(rows)),
                page.next(rows, row -> List.of(row.position())));
    }
}
