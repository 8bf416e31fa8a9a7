package dev.lectern.benchmarks.keynote;

import dev.lectern.benchmarks.system.Installation;

/** What is done to the services in the middle. */
enum Disturbance {
    NONE("undisturbed") {
        @Override
        void strike(Installation installation) {
            // Nothing dies.
        }
    },
    COMMAND("command-service killed") {
        @Override
        void strike(Installation installation) throws Exception {
            installation.killAndRestartCommand();
        }
    },
    QUERY("query-service killed") {
        @Override
        void strike(Installation installation) throws Exception {
            installation.killAndRestartQuery();
        }
    };

    private final String text;

    Disturbance(String text) {
        this.text = text;
    }

    /** Kills with {@code kill -9} and starts again; returns when the service is ready. */
    abstract void strike(Installation installation) throws Exception;

    @Override
    public String toString() {
        return text;
    }
}
