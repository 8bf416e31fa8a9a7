package dev.lectern.query.programme;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.http.Versioned;
import dev.lectern.query.programme.Programme.ConferenceRow;
import dev.lectern.query.programme.Programme.DemoRow;
import dev.lectern.query.projection.RowJson;
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

import java.time.Instant;
import java.util.List;

@RestController
@ReadsFrom(Programme.NAME)
@Tag(name = "Programme")
@RequestMapping(path = "/api/conferences/{conference}", produces = "application/json")
class ProgrammeController {

    private final JdbcClient views;
    private final Texts texts;

    ProgrammeController(JdbcClient views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    record Conference(
            ConferenceId id,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String title,
            @Nullable Boolean erased,
            Instant createdAt,
            @JsonIgnore long version)
            implements Versioned {}

    record Demo(
            DemoId id,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String title,
            @Nullable Boolean erased,
            @JsonIgnore long version)
            implements Versioned {

        static Demo of(DemoRow row, Texts.Revealed revealed) {
            return new Demo(
                    row.id(),
                    revealed.text(row.title()),
                    revealed.erased(row.title()),
                    row.position());
        }
    }

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record Demos(List<Demo> items, @Nullable String next) {}

    /** A conference and its demos in order of registration, as the database gives them. */
    private record Rows(ConferenceRow conference, List<DemoRow> demos) {}

    @Allow(members = true, participants = true)
    @GetMapping
    @Operation(summary = "A conference")
    Conference conference(@PathVariable ConferenceId conference) {
        ConferenceRow row =
                views.sql("select row_to_json(c)::text from programme.conference c where id = ?")
                        .param(conference.value())
                        .query(RowJson.as(ConferenceRow.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(conference));
        var revealed = texts.open(List.of(row.title()));
        return new Conference(
                row.id(),
                revealed.text(row.title()),
                revealed.erased(row.title()),
                row.createdAt(),
                row.position());
    }

    /** Whether there is such a conference, and the demo if there is one. */
    private record Found(@Nullable DemoRow demo) {}

    @Allow(members = true, participants = true)
    @GetMapping("/demos/{demo}")
    @Operation(summary = "A demo")
    Demo demo(@PathVariable ConferenceId conference, @PathVariable DemoId demo) {
        DemoRow row =
                views.sql(
                                """
                                select json_build_object('demo', row_to_json(d))::text
                                from programme.conference c
                                left join programme.demo d on d.conference = c.id and d.id = ?
                                where c.id = ?
                                """)
                        .params(demo.value(), conference.value())
                        .query(RowJson.as(Found.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(conference))
                        .demo();
        if (row == null) {
            throw ReadProblem.unknown(conference, demo);
        }
        return Demo.of(row, texts.open(List.of(row.title())));
    }

    @Allow(members = true, participants = true)
    @GetMapping("/demos")
    @Operation(summary = "The demos of a conference, in order of registration")
    Demos demos(
            @PathVariable ConferenceId conference,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        Page page = Page.of("demos/" + conference, 1, limit, cursor);
        List<DemoRow> rows =
                views.sql(
                                """
                                select json_build_object(
                                    'conference', row_to_json(c),
                                    'demos', (select coalesce(json_agg(d order by d.position), '[]')
                                              from (select * from programme.demo
                                                    where conference = c.id and position > :after
                                                    order by position limit :rows) d))::text
                                from programme.conference c where c.id = :conference
                                """)
                        .param("after", page.afterPosition())
                        .param("rows", page.rows())
                        .param("conference", conference.value())
                        .query(RowJson.as(Rows.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(conference))
                        .demos();
        List<DemoRow> items = page.items(rows);
        var revealed = texts.open(items.stream().map(DemoRow::title).toList());
        return new Demos(
                items.stream().map(d -> Demo.of(d, revealed)).toList(),
                page.next(rows, d -> List.of(d.position())));
    }
}
