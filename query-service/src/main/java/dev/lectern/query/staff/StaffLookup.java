package dev.lectern.query.staff;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Answers others what they need to know of an organisation's staff. */
@Component
public class StaffLookup {

    private final JdbcClient views;
    private final ApiKeyUses uses;

    StaffLookup(JdbcClient views, ApiKeyUses uses) {
        this.views = views;
        this.uses = uses;
    }

    /** All conferences of an organisation, in the order of their ids. */
    public List<ConferenceId> conferences(OrganisationId organisation) {
        return views.sql("select id from staff.conference where organisation = ? order by id")
                .param(organisation.value())
                .query((RowMapper<ConferenceId>) (row, _) -> new ConferenceId(row.getString(1)))
                .list();
    }

    /**
     * When the API keys of a member were last used, of those that were.
     *
     * @throws SQLException if the services' notes of it cannot be read
     */
    public Map<ApiKeyId, Instant> keyUses(OrganisationId organisation, MemberId member)
            throws SQLException {
        List<ApiKeyId> keys =
                views.sql("select id from staff.api_key where organisation = ? and member = ?")
                        .param(organisation.value())
                        .param(member.value())
                        .query((RowMapper<ApiKeyId>) (row, _) -> new ApiKeyId(row.getString(1)))
                        .list();
        return uses.lastUses(organisation, keys);
    }
}
