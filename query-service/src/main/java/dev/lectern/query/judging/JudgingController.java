package dev.lectern.query.judging;

import dev.lectern.access.Allow;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.judging.Judging.ConflictRow;
import dev.lectern.query.judging.Judging.JudgeRow;
import dev.lectern.query.judging.Judging.ScorecardRow;
import dev.lectern.query.text.Texts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.stream.Stream;

@RestController
@ReadsFrom(Judging.NAME)
@Tag(name = "Judging")
@RequestMapping(
        path = "/api/conferences/{conference}/competitions/{competition}",
        produces = "application/json")
class JudgingController {

    private final JdbcClient views;
    private final Texts texts;

    JudgingController(JdbcClient views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    @Allow(roles = {Role.ORGANISER, Role.AUDITOR})
    @GetMapping("/judges")
    @Operation(summary = "The progress of each judge")
    JudgesAnswer judges(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        Page page = Page.of("judges/" + conference + '/' + competition, 1, limit, cursor);
        JudgingRows rows = JudgingRows.judges(views, conference, competition, page);
        return JudgesAnswer.of(rows, page, revealed(page.items(rows.judges()), rows));
    }

    @Allow(
            roles = {Role.ORGANISER, Role.AUDITOR},
            judge = "judge")
    @GetMapping("/judges/{judge}")
    @Operation(summary = "What one judge is to judge, has judged, and may not judge")
    JudgesAnswer.Judge judge(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @PathVariable MemberId judge) {
        JudgingRows rows = JudgingRows.judge(judge, views, conference, competition);
        return JudgesAnswer.judge(rows.judges().getFirst(), rows, revealed(rows.judges(), rows));
    }

    private Texts.Revealed revealed(List<JudgeRow> shown, JudgingRows rows) {
        var names = shown.stream().map(JudgeRow::name);
        var reasons = rows.conflicts().stream().map(ConflictRow::reason);
        return texts.open(Stream.concat(names, reasons).toList());
    }

    @Allow(roles = {Role.ORGANISER, Role.AUDITOR})
    @GetMapping("/scorecards")
    @Operation(
            summary = "Every scorecard on record, by judge and demo",
            description = "Those that do not count are there too, and say why.")
    ScorecardsAnswer scorecards(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        Page page = Page.of("scorecards/" + conference + '/' + competition, 2, limit, cursor);
        return answer(JudgingRows.scorecards(views, conference, competition, page), page);
    }

    @Allow(
            roles = {Role.ORGANISER, Role.AUDITOR},
            judge = "judge")
    @GetMapping("/judges/{judge}/scorecards")
    @Operation(
            summary = "Every scorecard of one judge, by demo",
            description = "Those that do not count are there too, and say why.")
    ScorecardsAnswer scorecardsOfOneJudge(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @PathVariable MemberId judge,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        Page page =
                Page.of(
                        "scorecards/" + conference + '/' + competition + '/' + judge,
                        2,
                        limit,
                        cursor);
        return answer(JudgingRows.scorecardsOf(judge, views, conference, competition, page), page);
    }

    private ScorecardsAnswer answer(JudgingRows rows, Page page) {
        return ScorecardsAnswer.of(
                rows,
                page,
                texts.open(
                        page.items(rows.scorecards()).stream()
                                .map(ScorecardRow::comment)
                                .toList()));
    }
}
