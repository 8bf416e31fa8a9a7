package dev.lectern.query.trail;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.InvalidIdException;
import dev.lectern.api.MemberId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import java.util.Arrays;
import java.util.Locale;

/**
 * What entries are about, in an address {@code question:q1}.
 *
 * @param id the text of an id of that kind
 */
record About(Kind kind, String id) {

    /** Named like the column. */
    enum Kind {
        TALK,
        QUESTION,
        POLL,
        COMPETITION,
        MEMBER,
        PARTICIPANT;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @throws Problem if it does not have that form
     */
    static About parse(String text) {
        int colon = text.indexOf(':');
        return Arrays.stream(Kind.values())
                .filter(kind -> colon > 0 && kind.column().equals(text.substring(0, colon)))
                .findAny()
                .map(kind -> new About(kind, id(kind, text.substring(colon + 1))))
                .orElseThrow(About::malformed);
    }

    private static String id(Kind kind, String text) {
        try {
            return switch (kind) {
                case TALK -> new TalkId(text).value();
                case QUESTION -> new QuestionId(text).value();
                case POLL -> new PollId(text).value();
                case COMPETITION -> new CompetitionId(text).value();
                case MEMBER -> new MemberId(text).value();
                case PARTICIPANT -> new ParticipantId(text).value();
            };
        } catch (InvalidIdException e) {
            throw malformed();
        }
    }

    private static Problem malformed() {
        return Problem.of(
                        CommonProblem.INVALID_PARAMETER,
                        "An entry is about a talk, question, poll, competition, member or participant, such as question:q1")
                .field("about");
    }
}
