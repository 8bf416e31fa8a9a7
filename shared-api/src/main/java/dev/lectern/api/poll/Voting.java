package dev.lectern.api.poll;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.List;

/** How people vote in a poll; on the wire its {@code kind} tells which of these it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Voting.SingleChoice.class, name = "single-choice"),
    @JsonSubTypes.Type(value = Voting.MultipleChoice.class, name = "multiple-choice"),
    @JsonSubTypes.Type(value = Voting.Rating.class, name = "rating"),
    @JsonSubTypes.Type(value = Voting.Ranking.class, name = "ranking")
})
public sealed interface Voting {

    /** For one option. */
    record SingleChoice(List<PollOption> options) implements Voting {
        public SingleChoice {
            options = List.copyOf(options);
        }
    }

    /**
     * For several options.
     *
     * @param min fewest options of a ballot, at least 1
     * @param max most options of a ballot
     */
    record MultipleChoice(List<PollOption> options, int min, int max) implements Voting {
        public MultipleChoice {
            options = List.copyOf(options);
        }
    }

    /** By a whole number from {@code min} to {@code max}, both included. */
    record Rating(int min, int max) implements Voting {}

    /** By putting all options in order. */
    record Ranking(List<PollOption> options) implements Voting {
        public Ranking {
            options = List.copyOf(options);
        }
    }
}
