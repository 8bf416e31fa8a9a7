package dev.lectern.query.judging;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.judging.Judging.ConflictRow;
import dev.lectern.query.judging.Judging.JudgeRow;
import dev.lectern.query.judging.Judging.ScorecardRow;
import dev.lectern.query.text.Texts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

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

    @GetMapping("/judges")
    @Operation(summary = "The progress of each judge")
    JudgesAnswer judges(
            @PathVariable ConferenceId conference, @PathVariable CompetitionId competition) {
        JudgingRows rows = JudgingRows.read(views, conference, competition);
        var names = rows.judges().stream().map(JudgeRow::name);
        var reasons = rows.conflicts().stream().map(ConflictRow::reason);
        return JudgesAnswer.of(rows, texts.open(Stream.concat(names, reasons).toList()));
    }

    @GetMapping("/scorecards")
    @Operation(
            summary = "Every scorecard on record",
            description = "Those that do not count are there too, and say why.")
    ScorecardsAnswer scorecards(
            @PathVariable ConferenceId conference, @PathVariable CompetitionId competition) {
        JudgingRows rows = JudgingRows.read(views, conference, competition);
        return ScorecardsAnswer.of(
                rows, texts.open(rows.scorecards().stream().map(ScorecardRow::comment).toList()));
    }
}
