package dev.lectern.command.admission.opening;

import static dev.lectern.command.deciding.RefusalCode.CODE_TAKEN;
import static dev.lectern.command.deciding.RefusalCode.UNKNOWN_CONFERENCE;
import static dev.lectern.command.support.AccessFacts.CODE;
import static dev.lectern.command.support.AccessFacts.ELSEWHERE;
import static dev.lectern.command.support.AccessFacts.OTHER_CODE;
import static dev.lectern.command.support.AccessFacts.closed;
import static dev.lectern.command.support.AccessFacts.opened;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;

import org.junit.jupiter.api.Test;

class OpeningConferenceTest {

    private static final OpenConference RANDOM =
            new OpenConference(HACK, Admission.OPEN, CODE, false);
    private static final OpenConference CHOSEN =
            new OpenConference(HACK, Admission.OPEN, CODE, true);

    @Test
    void opens() {
        given(created()).when(RANDOM).records(opened(HACK, CODE));
        given(created()).when(CHOSEN).records(opened(HACK, CODE));
    }

    @Test
    void saysNothingTwice() {
        given(created(), opened(HACK, CODE)).when(CHOSEN).recordsNothing();
    }

    @Test
    void keepsTheCodeThatItHasUnlessAnotherIsChosen() {
        given(created(), opened(HACK, OTHER_CODE)).when(RANDOM).recordsNothing();
        given(created(), opened(HACK, OTHER_CODE))
                .when(CHOSEN)
                .records(closed(HACK, OTHER_CODE), opened(HACK, CODE));
    }

    @Test
    void closesBeforeTheTermsChange() {
        given(created(), opened(HACK, OTHER_CODE))
                .when(new OpenConference(HACK, Admission.INVITATION, CODE, false))
                .records(
                        closed(HACK, OTHER_CODE),
                        new ConferenceOpened(HACK, OTHER_CODE, Admission.INVITATION));
    }

    @Test
    void opensAgain() {
        given(created(), opened(HACK, CODE), closed(HACK, CODE))
                .when(RANDOM)
                .records(opened(HACK, CODE));
    }

    @Test
    void refusesTheCodeOfAnotherConferenceThatIsOpen() {
        given(created(), opened(ELSEWHERE, CODE)).when(CHOSEN).refused(CODE_TAKEN);
        given(created(), opened(ELSEWHERE, CODE)).when(RANDOM).refused(CODE_TAKEN);
        given(created(), opened(HACK, OTHER_CODE), opened(ELSEWHERE, CODE))
                .when(CHOSEN)
                .refused(CODE_TAKEN);
    }

    @Test
    void takesACodeThatIsFreeAgain() {
        given(created(), opened(ELSEWHERE, CODE), closed(ELSEWHERE, CODE))
                .when(CHOSEN)
                .records(opened(HACK, CODE));
    }

    @Test
    void needsNoFreeCodeToKeepItsOwn() {
        given(created(), opened(HACK, OTHER_CODE), opened(ELSEWHERE, CODE))
                .when(RANDOM)
                .recordsNothing();
    }

    @Test
    void refusesWithoutConference() {
        given().when(CHOSEN).refused(UNKNOWN_CONFERENCE);
    }
}
