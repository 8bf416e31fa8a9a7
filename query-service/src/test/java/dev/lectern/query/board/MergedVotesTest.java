package dev.lectern.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A voter counts once in a merged question, and taking it apart gives each part its own back. */
class MergedVotesTest {

    private static final List<String> QUESTIONS = List.of("a", "b", "c", "d", "e");

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();
    private final Room room = story.room();
    private long position;

    @BeforeEach
    void ask() {
        tell(story.created(), room.scheduled("Keynote"), room.questionsOpened());
        QUESTIONS.forEach(q -> tell(room.asked(q, "author", null, QuestionStatus.PUBLISHED)));
    }

    private void tell(Fact... facts) {
        position = lectern.log().append(facts);
    }

    private void vote(String question, String... participants) {
        tell(Stream.of(participants).map(p -> room.upvoted(question, p)).toArray(Fact[]::new));
    }

    private Map<String, Integer> votes() {
        var votes = new TreeMap<String, Integer>();
        for (JsonNode question : board()) {
            votes.put(question.get("id").asString(), question.get("upvotes").asInt());
        }
        return votes;
    }

    private JsonNode board() {
        return lectern.service()
                .read(position, story.path() + "/talks/keynote/questions")
                .get("items");
    }

    private List<String> duplicatesOf(String question) {
        for (JsonNode one : board()) {
            if (one.get("id").asString().equals(question)) {
                return one.get("duplicates")
                        .valueStream()
                        .map(d -> d.get("id").asString() + ' ' + d.get("upvotes").asInt())
                        .toList();
            }
        }
        throw new AssertionError(question + " is not on the board");
    }

    @Test
    void countSharedVotersOnceAndComeBackExactly() {
        vote("a", "p1", "p2", "p3");
        vote("b", "p2", "p3", "p4");
        vote("c", "p9");

        tell(room.merged("b", "a"));
        assertThat(votes()).isEqualTo(Map.of("a", 4, "c", 1, "d", 0, "e", 0));
        assertThat(duplicatesOf("a")).containsExactly("b 3");

        vote("a", "p4", "p5");
        assertThat(votes()).as("p4 had voted for the duplicate").containsEntry("a", 5);

        tell(room.unmerged("b", "a"));
        assertThat(votes()).isEqualTo(Map.of("a", 5, "b", 3, "c", 1, "d", 0, "e", 0));
        assertThat(duplicatesOf("a")).isEmpty();
    }

    @Test
    void followAChainOfMerges() {
        vote("a", "p1", "p2");
        vote("b", "p2", "p3");
        vote("c", "p3", "p4");
        vote("d", "p1", "p4");

        tell(room.merged("a", "b"), room.merged("b", "c"), room.merged("d", "c"));
        assertThat(votes()).isEqualTo(Map.of("c", 4, "e", 0));
        assertThat(duplicatesOf("c")).containsExactlyInAnyOrder("a 2", "b 2", "d 2");

        tell(room.unmerged("b", "c"));
        assertThat(votes()).isEqualTo(Map.of("b", 3, "c", 3, "e", 0));
        assertThat(duplicatesOf("b")).containsExactly("a 2");

        tell(room.unmerged("a", "b"), room.unmerged("d", "c"));
        assertThat(votes()).isEqualTo(Map.of("a", 2, "b", 2, "c", 2, "d", 2, "e", 0));
    }

    @Test
    void goWithARetractionWhereverItWasCast() {
        vote("a", "p1", "p2");
        vote("b", "p2", "p3");
        tell(room.merged("b", "a"));
        assertThat(votes()).containsEntry("a", 3);

        tell(room.upvoteRetracted("b", "p2"));
        assertThat(votes()).as("p2 still votes for a").containsEntry("a", 3);
        tell(room.upvoteRetracted("a", "p2"));
        assertThat(votes()).containsEntry("a", 2);
        tell(room.upvoteRetracted("b", "p3"));
        assertThat(votes()).containsEntry("a", 1);

        tell(room.unmerged("b", "a"));
        assertThat(votes()).containsEntry("a", 1).containsEntry("b", 0);
    }

    @Test
    void leaveWithWhatIsWithdrawn() {
        vote("a", "p1");
        vote("b", "p1", "p2");
        vote("c", "p3");
        tell(room.merged("b", "a"), room.merged("c", "a"));
        assertThat(votes()).containsEntry("a", 3);

        tell(room.unmerged("c", "a"), room.withdrawn("c"));
        assertThat(votes()).isEqualTo(Map.of("a", 2, "d", 0, "e", 0));

        tell(room.unmerged("b", "a"), room.withdrawn("a"));
        assertThat(votes()).isEqualTo(Map.of("b", 2, "d", 0, "e", 0));
    }

    @Test
    void countThoseOfADuplicateThatIsHidden() {
        vote("a", "p1");
        vote("b", "p2");
        tell(room.merged("b", "a"), room.hidden("b", "Rude"));

        assertThat(votes()).containsEntry("a", 2);
        assertThat(duplicatesOf("a")).isEmpty();
    }

    /** Whatever happens, in whatever batches it is applied. */
    @Test
    void areWhatTheSetsOfVotersSay() {
        var random = new Random(14_03);
        var votes = new HashMap<String, Set<String>>();
        var into = new HashMap<String, String>();
        QUESTIONS.forEach(q -> votes.put(q, new HashSet<>()));
        for (int round = 0; round < 25; round++) {
            var facts = new ArrayList<Fact>();
            for (int i = 0; i < 20; i++) {
                facts.addAll(step(random, votes, into));
            }
            tell(facts.toArray(Fact[]::new));

            assertThat(votes()).as("round %d", round).isEqualTo(expected(votes, into));
        }
    }

    private List<Fact> step(
            Random random, Map<String, Set<String>> votes, Map<String, String> into) {
        String question = QUESTIONS.get(random.nextInt(QUESTIONS.size()));
        String other = QUESTIONS.get(random.nextInt(QUESTIONS.size()));
        String voter = "v" + random.nextInt(70);
        String was = into.get(question);
        switch (random.nextInt(10)) {
            case 0 -> {
                if (was == null && !into.containsKey(other) && !question.equals(other)) {
                    into.put(question, other);
                    return List.of(room.merged(question, other));
                }
            }
            case 1 -> {
                if (was != null) {
                    into.remove(question);
                    return List.of(room.unmerged(question, was));
                }
            }
            case 2, 3, 4 -> {
                if (votes.getOrDefault(question, Set.of()).remove(voter)) {
                    return List.of(room.upvoteRetracted(question, voter));
                }
            }
            default -> {
                if (was == null && votes.getOrDefault(question, new HashSet<>()).add(voter)) {
                    return List.of(room.upvoted(question, voter));
                }
            }
        }
        return List.of();
    }

    private static Map<String, Integer> expected(
            Map<String, Set<String>> votes, Map<String, String> into) {
        var all = new TreeMap<String, Set<String>>();
        for (String question : QUESTIONS) {
            String root = question;
            while (into.containsKey(root)) {
                root = into.get(root);
            }
            all.computeIfAbsent(root, _ -> new TreeSet<>()).addAll(votes.get(question));
        }
        var counts = new TreeMap<String, Integer>();
        all.forEach((root, voters) -> counts.put(root, voters.size()));
        return counts;
    }
}
