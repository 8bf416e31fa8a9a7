package dev.lectern.query.ranking;

import dev.lectern.access.Allow;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.trail.AsOf;
import dev.lectern.query.trail.History;
import dev.lectern.query.trail.ShownEntry;
import dev.lectern.query.trail.Span;
import dev.lectern.scoring.Ranking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed between the lock and the publication, say, and who did it. */
@RestController
@ReadsFrom(History.READ_MODEL)
@Tag(name = "Ranking")
class ChangesController {

    private final PastRankings past;
    private final History history;

    ChangesController(PastRankings past, History history) {
        this.past = past;
        this.history = history;
    }

    /**
     * A demo that has another rank or value than before.
     *
     * @param before absent if it was not ranked
     * @param after absent if it is not ranked
     */
    record Moved(DemoId demo, @Nullable Place before, @Nullable Place after) {}

    record Place(int rank, String exact) {}

    /**
     * @param from the position of the last event before
     * @param to the position of the last event in between
     * @param moved in the order of the ranking after, then those that are no longer ranked
     * @param entries of the audit trail of the competition, from the one moment to the other
     * @param next the cursor of their next page; absent on the last one
     */
    record Changes(
            long from,
            long to,
            List<Moved> moved,
            List<ShownEntry> entries,
            @Nullable String next) {}

    @Allow(roles = {Role.ORGANISER, Role.AUDITOR})
    @GetMapping(
            path = "/api/conferences/{conference}/competitions/{competition}/ranking/changes",
            produces = "application/json")
    @Operation(
            summary = "What has changed of a ranking between two moments, and who did it",
            description =
                    "Both rankings are computed from the events until then, by the same code as the live one. A moment is a position or a time; what is recorded at it belongs to before.")
    Changes changes(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @Parameter(description = "As for the ranking") @RequestParam String model,
            @Parameter(description = "The first moment: a position or a time") @RequestParam
                    String from,
            @Parameter(description = "The second moment; now unless given")
                    @RequestParam(required = false)
                    @Nullable String to,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        Span span = history.span(conference, AsOf.parse("from", from), AsOf.parse("to", to));
        Page page =
                Page.of("changes/" + conference + '/' + competition + '/' + span, 1, limit, cursor);
        var scoring = RankingController.model(model);
        Map<DemoId, Place> after =
                past.find(conference, competition, span.last())
                        .map(rows -> places(rows.rank(scoring)))
                        .orElseThrow(() -> ReadProblem.notYet(conference, competition));
        Map<DemoId, Place> before =
                past.find(conference, competition, span.first())
                        .map(rows -> places(rows.rank(scoring)))
                        .orElse(Map.of());
        List<ShownEntry> entries = history.between(conference, competition, span, page);
        return new Changes(
                span.first(),
                span.last(),
                moved(before, after),
                page.items(entries),
                page.next(entries, entry -> List.of(entry.position())));
    }

    private static Map<DemoId, Place> places(Ranking ranking) {
        var places = new LinkedHashMap<DemoId, Place>();
        ranking.standings()
                .forEach(s -> places.put(s.demo(), new Place(s.rank(), s.value().toString())));
        return places;
    }

    private static List<Moved> moved(Map<DemoId, Place> before, Map<DemoId, Place> after) {
        var moved = new ArrayList<Moved>();
        after.forEach((demo, place) -> {
            if (!place.equals(before.get(demo))) {
                moved.add(new Moved(demo, before.get(demo), place));
            }
        });
        before.forEach((demo, place) -> {
            if (!after.containsKey(demo)) {
                moved.add(new Moved(demo, place, null));
            }
        });
        return moved;
    }
}
