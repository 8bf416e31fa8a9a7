package dev.lectern.query.competition;

import dev.lectern.access.Allow;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.judging.Criterion;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.query.competition.CompetitionPage.CompetitionRow;
import dev.lectern.query.competition.CompetitionPage.Reopening;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.projection.RowJson;
import dev.lectern.query.text.Texts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.stream.Stream;

@RestController
@ReadsFrom(CompetitionPage.NAME)
@Tag(name = "Competition")
class CompetitionController {

    private final JdbcClient views;
    private final Texts texts;

    CompetitionController(JdbcClient views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    /** What is said of the conference, and the competition if there is one. */
    private record Found(boolean openJoining, @Nullable CompetitionRow competition) {}

    @Allow(members = true, participants = true)
    @GetMapping(
            path = "/api/conferences/{conference}/competitions/{competition}",
            produces = "application/json")
    @Operation(
            summary = "A competition: its rules, where it stands, and what was published",
            description =
                    "After a reopening the last publication stays visible, marked as superseded.")
    CompetitionAnswer competition(
            @PathVariable ConferenceId conference, @PathVariable CompetitionId competition) {
        Found found =
                views.sql(
                                """
                                select json_build_object('open_joining', c.open_joining,
                                                         'competition', row_to_json(k))::text
                                from competition.conference c
                                left join competition.competition k on k.conference = c.id and k.id = ?
                                where c.id = ?
                                """)
                        .params(competition.value(), conference.value())
                        .query(RowJson.as(Found.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(conference));
        if (found.competition() == null) {
            throw ReadProblem.unknown(conference, competition);
        }
        return CompetitionAnswer.of(
                found.competition(), found.openJoining(), texts.open(textsOf(found.competition())));
    }

    private static List<ProtectedText> textsOf(CompetitionRow row) {
        return Stream.of(
                        Stream.of(row.rules().title()),
                        row.rules().criteria().stream().map(Criterion::name),
                        row.reopenings().stream().map(Reopening::reason))
                .flatMap(text -> text)
                .toList();
    }
}
