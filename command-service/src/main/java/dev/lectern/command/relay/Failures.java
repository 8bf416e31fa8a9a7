package dev.lectern.command.relay;

import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionCoordinatorFencedException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Tells what somebody must set right from what passes by itself. */
final class Failures {

    /** What another attempt, with a new producer, gets over. */
    private static final List<Class<? extends ApiException>> PASSING =
            List.of(
                    RetriableException.class,
                    ApplicationRecoverableException.class,
                    TransactionAbortableException.class,
                    InvalidTxnStateException.class,
                    OutOfOrderSequenceException.class,
                    TransactionCoordinatorFencedException.class,
                    UnknownServerException.class);

    private Failures() {}

    /** Whether Kafka understands what it is asked for and refuses it: a missing right, say. */
    static boolean isRefusal(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException && !passes(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(Throwable cause) {
        return PASSING.stream().anyMatch(type -> type.isInstance(cause));
    }

    /** What happened and what caused it, in one line. */
    static String describe(RuntimeException e) {
        var text = new StringBuilder(e.toString());
        for (@Nullable Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            text.append("; ").append(cause);
        }
        return text.toString();
    }
}
