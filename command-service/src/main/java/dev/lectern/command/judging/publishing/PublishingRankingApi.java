package dev.lectern.command.judging.publishing;

import dev.lectern.access.Allow;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.conference.Role;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Judging")
class PublishingRankingApi {

    private final Writes writes;

    PublishingRankingApi(Writes writes) {
        this.writes = writes;
    }

    /**
     * @param model the scoring model, such as {@code median}
     */
    record Publication(String model) {}

    @Allow(roles = Role.ORGANISER)
    @PostMapping("/api/conferences/{conference}/competitions/{competition}/publication")
    @Operation(
            summary = "Publish the ranking by a scoring model",
            description = "Only when locked, and when every tie is resolved or declared.")
    ResponseEntity<Receipt> publish(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @RequestBody Publication body,
            Caller caller) {
        return writes.accept(
                caller, () -> new PublishRanking(conference, competition, body.model()));
    }
}
