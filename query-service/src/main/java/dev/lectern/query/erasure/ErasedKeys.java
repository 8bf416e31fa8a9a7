package dev.lectern.query.erasure;

import dev.lectern.api.privacy.KeyId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Knows by itself which keys are destroyed: the key store may have been restored since. */
@Component
public class ErasedKeys {

    private static final String SQL =
            """
            select asked.id from unnest(?::text[]) asked (id)
            where exists (select from erasure.personal_key e where e.id = asked.id)
            or asked.id like 'member:%' and exists (
                select from erasure.conference c
                join erasure.personal_key e
                    on e.id = 'staff:' || c.organisation || '/' || split_part(asked.id, '/', 2)
                where 'member:' || c.id = split_part(asked.id, '/', 1))
            """;

    private final JdbcClient views;

    ErasedKeys(JdbcClient views) {
        this.views = views;
    }

    /** Those that no text may be read with. */
    public Set<KeyId> among(Collection<KeyId> keys) {
        return new HashSet<>(
                views.sql(SQL)
                        .param(keys.stream().map(KeyId::value).toArray(String[]::new))
                        .query((row, _) -> new KeyId(row.getString(1)))
                        .list());
    }
}
