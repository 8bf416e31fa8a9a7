package dev.lectern.query.staff;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@ReadsFrom(Staff.NAME)
@Tag(name = "Organisation")
class ConferenceMembersController {

    /** Whom the organisation does not know by name yet is there all the same. */
    private static final String SQL =
            """
            select json_build_object('items',
                (select coalesce(json_agg(i order by i.id), '[]')
                 from (select r.member as id, m.name, json_agg(r.role order by r.role) as roles
                       from staff.member_role r
                       left join staff.member m
                           on m.organisation = c.organisation and m.id = r.member
                       where r.conference = c.id and r.granted and m.removed is not true
                       and r.member > :after
                       group by r.member, m.name
                       order by r.member limit :rows) i))::text
            from staff.conference c where c.id = :conference
            """;

    private final JdbcClient views;
    private final Texts texts;

    ConferenceMembersController(JdbcClient views, Texts texts) {
        this.views = views;
        this.texts = texts;
    }

    record ConferenceMember(
            MemberId id,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String name,
            @Nullable Boolean erased,
            List<Role> roles) {}

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record ConferenceMembers(List<ConferenceMember> items, @Nullable String next) {}

    private record Row(MemberId id, @Nullable ProtectedText name, List<Role> roles) {}

    private record Rows(List<Row> items) {}

    @Allow(members = true)
    @GetMapping(path = "/api/conferences/{conference}/members", produces = "application/json")
    @Operation(summary = "The members with roles in a conference")
    ConferenceMembers members(
            @PathVariable ConferenceId conference,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        Page page = Page.of("conference-members/" + conference, 1, limit, cursor);
        List<Row> rows =
                views.sql(SQL)
                        .param("conference", conference.value())
                        .param("after", page.after(0))
                        .param("rows", page.rows())
                        .query(RowJson.as(Rows.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(conference))
                        .items();
        List<Row> items = page.items(rows);
        var revealed = texts.open(items.stream().map(Row::name).toList());
        return new ConferenceMembers(
                items.stream()
                        .map(m ->
                                new ConferenceMember(
                                        m.id(),
                                        revealed.text(m.name()),
                                        revealed.erased(m.name()),
                                        m.roles()))
                        .toList(),
                page.next(rows, m -> List.of(m.id())));
    }
}
