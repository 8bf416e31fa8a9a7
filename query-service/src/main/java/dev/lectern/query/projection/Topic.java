package dev.lectern.query.projection;

/**
 * A topic as Kafka knows it.
 *
 * @param id another one means that the topic was deleted and created anew
 * @param partitions how many
 */
public record Topic(String id, int partitions) {

    @Override
    public String toString() {
        return "topic %s with %d partitions".formatted(id, partitions);
    }
}
