package dev.lectern.command.admission.inviting;

import static dev.lectern.command.deciding.RefusalCode.COUNT_OUT_OF_RANGE;
import static dev.lectern.command.deciding.RefusalCode.TOO_MANY_BATCHES;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_CONFERENCE;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.admission.AdmissionFact.InvitationsIssued;

import org.junit.jupiter.api.Test;

class IssuingInvitationsTest {

    @Test
    void countsBatchesFromOne() {
        given(created())
                .after(new IssueInvitations(HACK, 3))
                .when(new IssueInvitations(HACK, 5_000))
                .records(new InvitationsIssued(HACK, 2, 5_000));
        given(created())
                .when(new IssueInvitations(HACK, 1))
                .records(new InvitationsIssued(HACK, 1, 1));
    }

    @Test
    void refusesNoneAndTooMany() {
        given(created()).when(new IssueInvitations(HACK, 0)).refused(COUNT_OUT_OF_RANGE);
        given(created())
                .when(new IssueInvitations(HACK, 5_001))
                .refused(COUNT_OUT_OF_RANGE)
                .with("most", 5_000);
    }

    @Test
    void refusesMoreBatchesThanCodesCanTell() {
        given(created(), new InvitationsIssued(HACK, 10_000, 1))
                .when(new IssueInvitations(HACK, 1))
                .refused(TOO_MANY_BATCHES);
    }

    @Test
    void refusesWithoutConference() {
        given().when(new IssueInvitations(HACK, 1)).refused(UNKNOWN_CONFERENCE);
    }
}
