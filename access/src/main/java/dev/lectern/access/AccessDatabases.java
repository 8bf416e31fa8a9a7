package dev.lectern.access;

import javax.sql.DataSource;

/**
 * Where rights are read, and where it is written down when API keys were used; a bean of each
 * service.
 *
 * @param rights with the tables {@code access_entry} and {@code access_progress}
 * @param keyUse with a table {@code api_key_use} that the service may write
 */
public record AccessDatabases(DataSource rights, DataSource keyUse) {}
