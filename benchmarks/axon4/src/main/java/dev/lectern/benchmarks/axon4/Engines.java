package dev.lectern.benchmarks.axon4;

import jakarta.persistence.EntityManagerFactory;

import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

/** Axon 4's engines as its Spring starter would wire them. */
final class Engines {

    private Engines() {}

    static TransactionManager jdbcTransactions(DataSource connections) {
        return transactions(new DataSourceTransactionManager(connections));
    }

    static TransactionManager jpaTransactions(EntityManagerFactory entities) {
        return transactions(new JpaTransactionManager(entities));
    }

    private static TransactionManager transactions(PlatformTransactionManager manager) {
        return () -> {
            var status = manager.getTransaction(new DefaultTransactionDefinition());
            return new Transaction() {
                @Override
                public void commit() {
                    manager.commit(status);
                }

                @Override
                public void rollback() {
                    if (!status.isCompleted()) {
                        manager.rollback(status);
                    }
                }
            };
        };
    }

    static EventStorageEngine jdbc(
            DataSource connections, TransactionManager transactions, Serializer serializer)
            throws SQLException {
        try (var connection = connections.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS DomainEventEntry, SnapshotEventEntry CASCADE");
        }
        var engine =
                JdbcEventStorageEngine.builder()
                        .connectionProvider(() ->
                                ConnectionWrapperFactory.wrap(
                                        DataSourceUtils.getConnection(connections),
                                        handler(connections)))
                        .transactionManager(transactions)
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .dataType(byte[].class)
                        .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }

    private static ConnectionWrapperFactory.ConnectionCloseHandler handler(DataSource connections) {
        return new ConnectionWrapperFactory.ConnectionCloseHandler() {
            @Override
            public void close(Connection connection) {
                DataSourceUtils.releaseConnection(connection, connections);
            }

            @Override
            public void commit(Connection connection) throws SQLException {
                if (!DataSourceUtils.isConnectionTransactional(connection, connections)) {
                    connection.commit();
                }
            }
        };
    }

    static @Nullable EntityManagerFactory entities(DataSource connections) {
        var factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(connections);
        factory.setPersistenceUnitName("axon");
        factory.setPackagesToScan("org.axonframework.eventsourcing.eventstore.jpa");
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(
                Map.of(
                        "hibernate.hbm2ddl.auto",
                        "create",
                        "hibernate.physical_naming_strategy",
                        "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"));
        factory.afterPropertiesSet();
        return factory.getObject();
    }

    static EventStorageEngine jpa(
            EntityManagerFactory entities, TransactionManager transactions, Serializer serializer) {
        var manager = SharedEntityManagerCreator.createSharedEntityManager(entities);
        return JpaEventStorageEngine.builder()
                .entityManagerProvider(() -> manager)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }
}
