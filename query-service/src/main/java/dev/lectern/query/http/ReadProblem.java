package dev.lectern.query.http;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.PollId;
import dev.lectern.api.TalkId;
import dev.lectern.web.Problem;
import dev.lectern.web.ProblemCode;

/** What can go wrong with a read, but for what can go wrong with any request. */
public enum ReadProblem implements ProblemCode {
    INVALID_CURSOR(400),
    RESULTS_HIDDEN(403),
    UNKNOWN_ORGANISATION(404),
    UNKNOWN_CONFERENCE(404),
    UNKNOWN_COMPETITION(404),
    UNKNOWN_DEMO(404),
    UNKNOWN_JUDGE(404),
    UNKNOWN_MEMBER(404),
    UNKNOWN_TALK(404),
    UNKNOWN_POLL(404),
    NOT_JOINABLE(404),
    NOT_SEALED(404),
    UNKNOWN_CRITERION(422),
    UNKNOWN_SCORING_MODEL(422),
    TOO_FEW_SCORECARDS(422),
    UNREADABLE_TEXT(500),
    NOT_YET_APPLIED(503),
    NOT_YET_SEALED(503),
    TOO_MANY_STREAMS(503);

    private final int status;

    ReadProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    public static Problem unknown(OrganisationId organisation) {
        return Problem.of(UNKNOWN_ORGANISATION, "There is no organisation " + organisation)
                .field("organisation");
    }

    public static Problem unknown(OrganisationId organisation, MemberId member) {
        return Problem.of(
                        UNKNOWN_MEMBER,
                        "Nothing on record in organisation %s is about a member %s"
                                .formatted(organisation, member))
                .field("member");
    }

    public static Problem unknown(ConferenceId conference) {
        return Problem.of(UNKNOWN_CONFERENCE, "There is no conference " + conference)
                .field("conference");
    }

    public static Problem unknown(ConferenceId conference, DemoId demo) {
        return Problem.of(
                        UNKNOWN_DEMO,
                        "There is no demo %s in conference %s".formatted(demo, conference))
                .field("demo");
    }

    public static Problem unknown(ConferenceId conference, TalkId talk) {
        return Problem.of(
                        UNKNOWN_TALK,
                        "There is no talk %s in conference %s".formatted(talk, conference))
                .field("talk");
    }

    public static Problem unknown(ConferenceId conference, CompetitionId competition) {
        return Problem.of(
                        UNKNOWN_COMPETITION,
                        "There is no competition %s in conference %s"
                                .formatted(competition, conference))
                .field("competition");
    }

    /** Of a moment; there may be one since. */
    public static Problem notYet(ConferenceId conference, CompetitionId competition) {
        return notYet(UNKNOWN_COMPETITION, "competition", competition, conference);
    }

    /** The same of a talk. */
    public static Problem notYet(ConferenceId conference, TalkId talk) {
        return notYet(UNKNOWN_TALK, "talk", talk, conference);
    }

    /** The same of a poll. */
    public static Problem notYet(ConferenceId conference, PollId poll) {
        return notYet(UNKNOWN_POLL, "poll", poll, conference);
    }

    private static Problem notYet(
            ReadProblem code, String kind, Object id, ConferenceId conference) {
        return Problem.of(
                        code,
                        "There was no %s %s in conference %s yet at that moment"
                                .formatted(kind, id, conference))
                .field(kind);
    }

    public static Problem unknown(
            ConferenceId conference, CompetitionId competition, MemberId judge) {
        return Problem.of(
                        UNKNOWN_JUDGE,
                        "There is no judge %s in competition %s of conference %s"
                                .formatted(judge, competition, conference))
                .field("judge");
    }

    public static Problem unknown(ConferenceId conference, PollId poll) {
        return Problem.of(
                        UNKNOWN_POLL,
                        "There is no poll %s in conference %s".formatted(poll, conference))
                .field("poll");
    }
}
