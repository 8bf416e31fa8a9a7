package dev.lectern.command.admission.opening;

import static dev.lectern.command.support.AccessFacts.CODE;
import static dev.lectern.command.support.AccessFacts.ELSEWHERE;
import static dev.lectern.command.support.AccessFacts.OTHER_CODE;
import static dev.lectern.command.support.AccessFacts.closed;
import static dev.lectern.command.support.AccessFacts.opened;
import static dev.lectern.command.support.Facts.created;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Scenario.given;

import org.junit.jupiter.api.Test;

class ClosingConferenceTest {

    private static final CloseConference CLOSE = new CloseConference(HACK);

    @Test
    void closes() {
        given(created(), opened(HACK, CODE)).when(CLOSE).records(closed(HACK, CODE));
    }

    @Test
    void closesTheCodeOfToday() {
        given(opened(HACK, CODE), closed(HACK, CODE), opened(HACK, OTHER_CODE))
                .when(CLOSE)
                .records(closed(HACK, OTHER_CODE));
    }

    @Test
    void saysNothingTwice() {
        given(created(), opened(HACK, CODE), closed(HACK, CODE)).when(CLOSE).recordsNothing();
        given(created(), opened(ELSEWHERE, CODE)).when(CLOSE).recordsNothing();
    }
}
