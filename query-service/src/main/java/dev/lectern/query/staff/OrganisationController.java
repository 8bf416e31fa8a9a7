package dev.lectern.query.staff;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.access.Allow;
import dev.lectern.api.ApiKeyId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.query.http.Cursor;
import dev.lectern.query.http.Limit;
import dev.lectern.query.http.Page;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.query.projection.RowJson;
import dev.lectern.query.staff.Staff.ApiKeyRow;
import dev.lectern.query.staff.Staff.OrganisationRow;
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

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

@RestController
@ReadsFrom(Staff.NAME)
@Tag(name = "Organisation")
@RequestMapping(path = "/api/organisations/{organisation}", produces = "application/json")
class OrganisationController {

    private final JdbcClient views;
    private final Texts texts;
    private final ApiKeyUses uses;

    OrganisationController(JdbcClient views, Texts texts, ApiKeyUses uses) {
        this.views = views;
        this.texts = texts;
        this.uses = uses;
    }

    record Organisation(
            OrganisationId id,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String name,
            @Nullable Boolean erased,
            Instant foundedAt) {}

    @Allow(owners = true)
    @GetMapping
    @Operation(summary = "An organisation")
    Organisation organisation(@PathVariable OrganisationId organisation) {
        OrganisationRow row =
                views.sql("select row_to_json(o)::text from staff.organisation o where id = ?")
                        .param(organisation.value())
                        .query(RowJson.as(OrganisationRow.class))
                        .optional()
                        .orElseThrow(() -> ReadProblem.unknown(organisation));
        var revealed = texts.open(List.of(row.name()));
        return new Organisation(
                row.id(), revealed.text(row.name()), revealed.erased(row.name()), row.foundedAt());
    }

    /**
     * @param owner whether the member may do everything in the organisation
     * @param roles in its conferences
     */
    record Member(
            MemberId id,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String name,
            @Nullable Boolean erased,
            boolean owner,
            List<ConferenceRole> roles) {}

    record ConferenceRole(ConferenceId conference, Role role) {}

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record Members(List<Member> items, @Nullable String next) {}

    private record FoundMember(
            MemberId id, ProtectedText name, boolean owner, List<ConferenceRole> roles) {}

    private record FoundMembers(List<FoundMember> items) {}

    @Allow(owners = true)
    @GetMapping("/members")
    @Operation(summary = "The members of an organisation, owners among them, and their roles")
    Members members(
            @PathVariable OrganisationId organisation,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor) {
        Page page = Page.of("members/" + organisation, 1, limit, cursor);
        List<FoundMember> rows =
                page(
                                """
                                select m.id, m.name,
                                    exists (select from staff.ownership w
                                            where w.organisation = m.organisation
                                            and w.member = m.id and w.owns) as owner,
                                    (select coalesce(json_agg(json_build_object(
                                                'conference', r.conference, 'role', r.role)
                                                order by r.conference, r.role), '[]')
                                     from staff.member_role r
                                     join staff.conference c on c.id = r.conference
                                     where c.organisation = m.organisation
                                     and r.member = m.id and r.granted) as roles
                                from staff.member m
                                where m.organisation = o.id and not m.removed and m.id > :after
                                order by m.id limit :rows
                                """,
                                organisation,
                                page,
                                FoundMembers.class)
                        .items();
        List<FoundMember> items = page.items(rows);
        var revealed = texts.open(items.stream().map(FoundMember::name).toList());
        return new Members(
                items.stream()
                        .map(m ->
                                new Member(
                                        m.id(),
                                        revealed.text(m.name()),
                                        revealed.erased(m.name()),
                                        m.owner(),
                                        m.roles()))
                        .toList(),
                page.next(rows, m -> List.of(m.id())));
    }

    /**
     * @param prefix the first characters of the secret, by which people recognise it
     * @param expiresAt the first moment at which it is worth nothing; absent if it does not expire
     * @param lastUsedAt to a few seconds; absent if it never was
     */
    record ApiKey(
            ApiKeyId id,
            MemberId member,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String name,
            @Nullable Boolean erased,
            String prefix,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {}

    /**
     * @param next the cursor of the next page; absent on the last one
     */
    record ApiKeys(List<ApiKey> items, @Nullable String next) {}

    private record FoundApiKeys(List<ApiKeyRow> items) {}

    @Allow(owners = true)
    @GetMapping("/api-keys")
    @Operation(
            summary = "The API keys of an organisation's members",
            description = "The secrets are nowhere. Revoked and expired ones are there too.")
    ApiKeys apiKeys(
            @PathVariable OrganisationId organisation,
            @Limit @RequestParam(required = false) @Nullable Integer limit,
            @Cursor @RequestParam(required = false) @Nullable String cursor)
            throws SQLException {
        Page page = Page.of("api-keys/" + organisation, 1, limit, cursor);
        List<ApiKeyRow> rows =
                page(
                                """
                                select k.* from staff.api_key k
                                where k.organisation = o.id and k.id > :after
                                order by k.id limit :rows
                                """,
                                organisation,
                                page,
                                FoundApiKeys.class)
                        .items();
        List<ApiKeyRow> items = page.items(rows);
        var revealed = texts.open(items.stream().map(ApiKeyRow::name).toList());
        Map<ApiKeyId, Instant> lastUses =
                uses.lastUses(organisation, items.stream().map(ApiKeyRow::id).toList());
        return new ApiKeys(
                items.stream()
                        .map(k ->
                                new ApiKey(
                                        k.id(),
                                        k.member(),
                                        revealed.text(k.name()),
                                        revealed.erased(k.name()),
                                        k.prefix(),
                                        k.createdAt(),
                                        k.expiresAt(),
                                        k.revokedAt(),
                                        lastUses.get(k.id())))
                        .toList(),
                page.next(rows, k -> List.of(k.id())));
    }

    /**
     * @param items selects a page of the organisation {@code o}, in the order of ids
     */
    private <T> T page(String items, OrganisationId organisation, Page page, Class<T> type) {
        return views.sql(
                        """
                        select json_build_object('items',
                            (select coalesce(json_agg(i order by i.id), '[]') from (%s) i))::text
                        from staff.organisation o where o.id = :organisation
                        """
                                .formatted(items))
                .param("organisation", organisation.value())
                .param("after", page.after(0))
                .param("rows", page.rows())
                .query(RowJson.as(type))
                .optional()
                .orElseThrow(() -> ReadProblem.unknown(organisation));
    }
}
