package dev.lectern.eventstore;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;

import javax.sql.DataSource;

/** Real data sources, with something done on the way. */
final class Intercepted {

    /** May throw, in place of what the database would have answered. */
    @FunctionalInterface
    interface Action {
        void run() throws Throwable;
    }

    private Intercepted() {}

    /** Does something before each statement with these words is handed out. */
    static DataSource before(DataSource source, String sql, Action action) {
        return connections(
                source,
                (connection, arguments) -> {
                    if (arguments.length > 0 && String.valueOf(arguments[0]).contains(sql)) {
                        action.run();
                    }
                    return connection;
                });
    }

    @FunctionalInterface
    private interface Then {
        @Nullable Object apply(@Nullable Object result, Object[] arguments) throws Throwable;
    }

    private static DataSource connections(DataSource source, Then then) {
        return proxy(
                DataSource.class,
                source,
                (result, _) ->
                        result instanceof Connection connection
                                ? proxy(Connection.class, connection, then)
                                : result);
    }

    /** Hands on all calls, and what they return to the function, with their arguments. */
    private static <T> T proxy(Class<T> type, T real, Then then) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            try {
                                return then.apply(
                                        method.invoke(real, arguments),
                                        arguments == null ? new Object[0] : arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
