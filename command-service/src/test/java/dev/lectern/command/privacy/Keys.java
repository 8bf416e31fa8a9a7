package dev.lectern.command.privacy;

import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.MasterKey;
import dev.lectern.command.support.RunningService;
import dev.lectern.command.support.Servers;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A key store of its own, and what is done to it behind the service's back. */
record Keys(JdbcClient database) {

    static final MasterKey MASTER = MasterKey.parse(RunningService.MASTER_KEY);

    /** In a new database with the schema. */
    static Keys create() {
        String url = Servers.newDatabase();
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/keys")
                .load()
                .migrate();
        return at(url);
    }

    static Keys at(String url) {
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        return new Keys(JdbcClient.create(database));
    }

    KeyStore store() {
        return new KeyStore(database, MASTER);
    }

    /** Of a node that has just started: it knows no key yet. */
    KeyRing ring() {
        return new KeyRing(store());
    }

    void destroy(KeyId id) {
        database.sql("UPDATE personal_key SET wrapped = NULL, destroyed_at = now() WHERE id = ?")
                .param(id.value())
                .update();
    }

    /** A destroyed key of somebody whom this instance of the service has not met. */
    void bury(KeyId id) {
        database.sql(
                        "INSERT INTO personal_key (id, master_key, destroyed_at) VALUES (?, 'x', now())")
                .param(id.value())
                .update();
    }

    void execute(String sql) {
        database.sql(sql).update();
    }

    long count() {
        return database.sql("SELECT count(*) FROM personal_key").query(Long.class).single();
    }
}
