package dev.lectern.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.question.QuestionStatus;
import dev.lectern.api.wire.ConferenceLog;
import dev.lectern.api.wire.ConferenceLog.End;
import dev.lectern.api.wire.ConferenceLog.Head;
import dev.lectern.api.wire.ConferenceLog.Proven;
import dev.lectern.api.wire.Metadata;
import dev.lectern.proof.Checkpoint;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Room;
import dev.lectern.query.support.RunningQuery;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What an auditor of one conference takes home. */
class ConferenceLogTest {

    // A hyphen is in no hash and in no signature.
    private static final String VOTER = "voter-1";

    private final Installation lectern = Installation.shared();
    private final RunningQuery service = lectern.service();
    private final EventLog log = lectern.log();
    private final Story story = lectern.newStory();
    private final Room room = story.room();

    private long asVoter(Fact... facts) {
        var metadata =
                new Metadata(
                        "participant:" + story.conference() + '/' + VOTER,
                        "request-1",
                        "command-1");
        return log.append(metadata, facts);
    }

    private List<String> lines() {
        lectern.sealed();
        service.read(log.position(), story.path() + "/audit-trail?limit=1");
        return service.get(story.path() + "/log").text().lines().toList();
    }

    private static List<Proven> events(List<String> lines) {
        return lines.subList(1, lines.size() - 1).stream()
                .map(line -> ConferenceLog.read(line, Proven.class))
                .toList();
    }

    private static List<Long> positions(List<String> lines) {
        return events(lines).stream().map(proven -> proven.event().position()).toList();
    }

    @Test
    void provesWhatTheTrailShowsToTheStaffAsItIsAndNothingElse() {
        log.append(
                story.created(),
                story.opened("K7QTM4", Admission.OPEN),
                room.scheduled("Keynote"),
                room.questionsOpened(),
                room.drafted(room.singleChoice("yes", "no")),
                room.opened(1, null));
        asVoter(
                story.joined(VOTER, null),
                room.cast(1, VOTER, Room.ballot("yes")),
                room.asked("q1", VOTER, null, QuestionStatus.PUBLISHED),
                room.asked("q2", VOTER, "Grace", QuestionStatus.PUBLISHED));
        log.append(lectern.newStory().created());
        log.append(room.hidden("q1", "No"), room.merged("q2", "q1"));
        asVoter(room.unmerged("q2", "q1"), room.withdrawn("q1"), room.upvoted("q2", "other"));
        log.append(room.closed(1));

        List<String> lines = lines();

        Head head = ConferenceLog.read(lines.getFirst(), Head.class);
        assertThat(head.conference()).isEqualTo(story.conference());
        Checkpoint checkpoint = log.keyOfCheckpoints().open(head.checkpoint());
        events(lines).forEach(e -> Proved.requireIn(checkpoint, e.event(), e.path()));
        assertThat(ConferenceLog.read(lines.getLast(), End.class).events())
                .isEqualTo(lines.size() - 2);
        assertThat(positions(lines)).isEqualTo(shownAsTheyAre()).hasSize(8);
        assertThat(lines.toString())
                .doesNotContain(VOTER, "request-1", "command-1", "K7QTM4", "QuestionAsked");
    }

    /** The positions of what the trail tells with its request, and withholds nothing of. */
    private List<Long> shownAsTheyAre() {
        return service.read(log.position(), story.path() + "/audit-trail?limit=200")
                .get("items")
                .valueStream()
                .filter(entry -> entry.has("causationId") && !entry.has("withheld"))
                .map(entry -> entry.get("position").asLong())
                .toList();
    }

    @Test
    void isOfAnyLength() {
        var facts = new ArrayList<Fact>(List.of(story.created()));
        IntStream.range(0, 450).forEach(i -> facts.add(story.registered("demo-" + i)));
        long last = log.append(facts);

        List<String> lines = lines();

        assertThat(positions(lines))
                .isEqualTo(LongStream.rangeClosed(last - 450, last).boxed().toList());
        Checkpoint checkpoint =
                log.keyOfCheckpoints()
                        .open(ConferenceLog.read(lines.getFirst(), Head.class).checkpoint());
        events(lines).forEach(e -> Proved.requireIn(checkpoint, e.event(), e.path()));
    }

    @Test
    void endsWithTheCheckpoint() {
        log.append(story.created());
        List<Long> sealed = positions(lines());
        service.read(log.append(story.registered("atlas")), story.path() + "/audit-trail?limit=1");

        List<String> lines = service.get(story.path() + "/log").text().lines().toList();

        assertThat(positions(lines)).isEqualTo(sealed).hasSize(1);
    }
}
