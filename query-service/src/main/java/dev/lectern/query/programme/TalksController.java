package dev.lectern.query.programme;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;
import dev.lectern.api.talk.TalkKind;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.projection.RowJson;
import dev.lectern.query.text.Texts;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@ReadsFrom(Programme.NAME)
@Tag(name = "Talks")
@RequestMapping(path = "/api/conferences/{conference}/talks", produces = "application/json")
class TalksController {

    private static final int SORTED_BY = 2;

    private final JdbcClient views;
    private final Texts texts;

    TalksController(JdbcClient views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record Talks(List<TalkAnswer> items, @Nullable String next) {}

    /** Whether there is such a conference, and the talk if there is one. */
    private record Found(@Nullable TalkRow talk) {}

    /**
     * @param micros at which it starts, since 1970
     */
    private record Listed(TalkRow talk, long micros) {}

    private record Rows(List<Listed> talks) {}

    @Allow(members = true, participants = true)
    @GetMapping("/{talk}")
    @Operation(summary = "A talk and its settings")
    TalkAnswer talk(@PathVariable ConferenceId conference, @PathVariable TalkId talk) {
        TalkRow row =
                views.sql(
                                """
                                select json_build_object('talk', row_to_json(t))::text
                                from programme.conference c
                                left join programme.talk t on t.conference = c.id and t.id = ?
                                where c.id = ?
                                """)
                        .params(talk.value(), conference.value())
                        .query(RowJson.as(Found.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(conference))
                        .talk();
        if (row == null) {
            throw ReadProblem.unknown(conference, talk);
        }
        return TalkAnswer.of(row, texts.open(TalkAnswer.texts(row).toList()));
    }

    @Allow(members = true, participants = true)
    @GetMapping
    @Operation(
            summary = "The talks of a conference, by the time that they start at",
            description = "Those that were cancelled are there too, and say why.")
    Talks talks(
            @PathVariable ConferenceId conference,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "talk",
                                                "keynote",
                                                "workshop",
                                                "demo",
                                                "panel",
                                                "other"
                                            }))
                    @RequestParam(required = false)
                    @Nullable String kind,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        String wanted = kind == null ? null : kind(kind).code();
        Page page = Page.of("talks/" + conference + '/' + wanted, SORTED_BY, limit, cursor);
        List<Listed> rows =
                views.sql(
                                """
                                with page as (
                                    select t.id, row_to_json(t) as talk, micros
                                    from programme.talk t,
                                        lateral (select (extract(epoch from starts_at) * 1000000)::bigint as micros) m
                                    where conference = :conference
                                        and (:kind::text is null or kind = :kind)
                                        and (not :later or (micros, id) > (:micros, :id))
                                    order by micros, id limit :rows
                                )
                                select json_build_object(
                                    'talks', (select coalesce(json_agg(json_build_object('talk', talk, 'micros', micros)
                                                                       order by micros, id), '[]')
                                              from page))::text
                                from programme.conference c where c.id = :conference
                                """)
                        .param("conference", conference.value())
                        .param("kind", wanted)
                        .param("later", !page.after().isEmpty())
                        .param("micros", page.afterLong(0))
                        .param("id", page.after(1))
                        .param("rows", page.rows())
                        .query(RowJson.as(Rows.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(conference))
                        .talks();
        List<TalkRow> items = page.items(rows).stream().map(Listed::talk).toList();
        var revealed = texts.open(items.stream().flatMap(TalkAnswer::texts).toList());
        return new Talks(
                items.stream().map(t -> TalkAnswer.of(t, revealed)).toList(),
                page.next(rows, t -> List.of(t.micros(), t.talk().id())));
    }

    private static TalkKind kind(String asked) {
        try {
            return TalkKind.of(asked);
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_PARAMETER, "A kind " + e.getMessage())
                    .field("kind");
        }
    }
}
