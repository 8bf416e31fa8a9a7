package dev.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.PathItem.HttpMethod;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationIdsTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/conferences/{conference}, getConference",
        "GET, /api/conferences/{conference}/talks, getConferenceTalks",
        "PUT, /api/conferences/{conference}/talks/{talk}, putConferenceTalk",
        "DELETE, /api/organisations/{organisation}/api-keys/{key}, deleteOrganisationApiKey",
        "PUT, /api/conferences/{conference}/polls/{poll}/rounds/{round}/ballots/mine, putConferencePollRoundBallotsMine",
    })
    void tellWhatIsAskedOfWhat(HttpMethod method, String path, String id) {
        assertThat(OperationIds.of(method, path)).isEqualTo(id);
    }
}
