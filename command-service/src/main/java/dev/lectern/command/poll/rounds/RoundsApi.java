package dev.lectern.command.poll.rounds;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
import dev.lectern.api.conference.Role;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Moment;
import dev.lectern.command.web.Ordinal;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Polls")
class RoundsApi {

    private static final String ROUND = "/api/conferences/{conference}/polls/{poll}/rounds/{round}";

    private final Writes writes;

    RoundsApi(Writes writes) {
        this.writes = writes;
    }

    /**
     * @param closesAt when it closes by itself; without it somebody has to close it
     */
    record NewRound(@Nullable Moment closesAt) {}

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PutMapping(ROUND)
    @Operation(
            summary = "Open a round of a poll",
            description =
                    "Rounds are numbered from 1. At its closing time a round takes no more ballots.")
    ResponseEntity<Receipt> open(
            @PathVariable ConferenceId conference,
            @PathVariable PollId poll,
            @PathVariable Ordinal round,
            @RequestBody NewRound body,
            Caller caller) {
        Moment closesAt = body.closesAt();
        return writes.accept(
                caller,
                () ->
                        new OpenRound(
                                conference,
                                poll,
                                round.value(),
                                closesAt == null ? null : closesAt.value()));
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PostMapping(ROUND + "/close")
    @Operation(summary = "Close a round of a poll", description = "It takes no more ballots.")
    ResponseEntity<Receipt> close(
            @PathVariable ConferenceId conference,
            @PathVariable PollId poll,
            @PathVariable Ordinal round,
            Caller caller) {
        return writes.accept(caller, () -> new CloseRound(conference, poll, round.value()));
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PostMapping(ROUND + "/reveal")
    @Operation(summary = "Reveal the results of a closed round")
    ResponseEntity<Receipt> reveal(
            @PathVariable ConferenceId conference,
            @PathVariable PollId poll,
            @PathVariable Ordinal round,
            Caller caller) {
        return writes.accept(caller, () -> new RevealRound(conference, poll, round.value()));
    }
}
