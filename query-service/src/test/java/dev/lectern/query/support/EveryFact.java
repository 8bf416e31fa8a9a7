package dev.lectern.query.support;

import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.Invitation;
import dev.lectern.api.conference.Role;
import dev.lectern.api.judging.Place;
import dev.lectern.api.question.QuestionStatus;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A conference in which everything happens that can happen, some of it more than once. A new type
 * of event belongs in here.
 */
public final class EveryFact {

    private EveryFact() {}

    public static List<Fact> in(Story story) {
        var facts = new ArrayList<>(judged(story));
        facts.addAll(asked(story.room()));
        facts.addAll(polled(story.room()));
        return facts;
    }

    private static List<Fact> asked(Room room) {
        return List.of(
                room.scheduled("Opening"),
                room.changed("Keynote"),
                room.questionsOpened(),
                room.asked("q1", "p1", "Grace", QuestionStatus.PENDING),
                room.asked("q2", "p2", null, QuestionStatus.PENDING),
                room.asked("q3", "p2", null, QuestionStatus.PENDING),
                room.approved("q1"),
                room.approved("q2"),
                room.edited("q1", "p1", "Why not?", QuestionStatus.PENDING),
                room.approved("q1"),
                room.upvoted("q1", "p2"),
                room.upvoted("q2", "p1"),
                room.upvoted("q2", "p3"),
                room.upvoteRetracted("q2", "p3"),
                room.labelled("q1", "follow-up"),
                room.labelled("q1", "budget"),
                room.unlabelled("q1", "budget"),
                room.highlighted("q1"),
                room.unhighlighted("q1"),
                room.highlighted("q2"),
                room.unhighlighted("q2"),
                room.merged("q2", "q1"),
                room.unmerged("q2", "q1"),
                room.merged("q2", "q1"),
                room.hidden("q1", "Not about the talk"),
                room.restored("q1", QuestionStatus.PUBLISHED),
                room.answered("q1", "Because"),
                room.withdrawn("q3"),
                room.questionsClosed(),
                room.cancelled());
    }

    private static List<Fact> polled(Room room) {
        return List.of(
                room.drafted(room.singleChoice("yes", "no")),
                room.redrafted(room.singleChoice("good", "bad")),
                room.opened(1, null),
                room.cast(1, "p1", Room.ballot("good")),
                room.changed(1, "p1", Room.ballot("bad"), Room.ballot("good")),
                room.cast(1, "p2", Room.ballot("bad")),
                room.retracted(1, "p2", Room.ballot("bad")),
                room.closed(1),
                room.revealed(1),
                room.opened(2, Instant.parse("2100-01-01T00:00:00Z")),
                room.cast(2, "p1", Room.ballot("good")));
    }

    private static List<Fact> judged(Story story) {
        return List.of(
                story.founded(),
                story.admitted("ada"),
                story.owning("ada"),
                story.owningNoMore("ada"),
                story.apiKey("ada", "laptop"),
                story.apiKeyRevoked("laptop"),
                story.removed("ada"),
                story.erasedMember("ada"),
                story.created(),
                story.renamed("Civic Night"),
                story.granted("ada", Role.ORGANISER),
                story.revoked("ada", Role.ORGANISER),
                story.opened("K7QTM4", Admission.INVITATION),
                story.invited(1, 500),
                story.uninvited(1, 2),
                story.joined("p1", new Invitation(1, 1)),
                story.joined("p2", null),
                story.blocked("p1"),
                story.unblocked("p1"),
                story.erased("p1"),
                story.closed("K7QTM4"),
                story.registered("a"),
                story.registered("b"),
                story.registered("c"),
                story.opened(null),
                story.ruled(
                        "Grand prize",
                        story.criterion("impact", "50"),
                        story.criterion("craft", "50")),
                story.named("ada"),
                story.named("bob"),
                story.assignedAll("ada"),
                story.assigned("bob", "a", "b"),
                story.conflict("bob", "b"),
                story.submitted("ada", "a", "impact=8", "craft=6.5"),
                story.submitted("ada", "b", "impact=8", "craft=6.5"),
                story.submitted("ada", "c", "impact=3", "craft=9"),
                story.submitted("bob", "a", "impact=7", "craft=7"),
                story.submitted("bob", "b", "impact=1", "craft=1"),
                story.revised("bob", "a", "impact=7.5", "craft=7"),
                story.withdrawn("ada", "c"),
                story.locked(),
                story.resolved("median@1", "a", "b"),
                story.reopened(),
                story.revised("ada", "a", "impact=8", "craft=6"),
                story.locked(),
                story.declared("median@1", "a", "b"),
                story.published(
                        "median@1",
                        new Place(1, new DemoId("a"), "7", new BigDecimal("7")),
                        new Place(1, new DemoId("b"), "7", new BigDecimal("7"))));
    }
}
