package dev.lectern.command.relay;

/** The events' topic is not the one that was found at the start: everything is looked at anew. */
final class TopicReplacedException extends RuntimeException {

    TopicReplacedException(String message) {
        super(message);
    }
}
