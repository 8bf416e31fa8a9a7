package dev.lectern.command.admission.opening;

import dev.lectern.access.Allow;
import dev.lectern.access.Directory;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.conference.Role;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.security.SecureRandom;

@RestController
@Tag(name = "Admission")
class OpeningApi {

    /** Of 148 million codes, one in thousands is taken at most. */
    private static final int MOST_TRIES = 5;

    private final SecureRandom random = new SecureRandom();
    private final Writes writes;
    private final Directory directory;

    OpeningApi(Writes writes, Directory directory) {
        this.writes = writes;
        this.directory = directory;
    }

    record Terms(
            Admission admission,
            @Schema(implementation = String.class, description = ChosenCode.FORM)
                    @Nullable ChosenCode code) {}

    /**
     * @param code absent if the conference has been closed again meanwhile
     */
    record Opened(@Nullable JoinCode code, Admission admission, long position, int events) {}

    @Allow(roles = Role.ORGANISER)
    @PutMapping("/api/conferences/{conference}/admission")
    @Operation(
            summary = "Let the audience in",
            description =
                    "By the code that is chosen, "
                            + ChosenCode.FORM
                            + ", or else by the one that the conference has, or else by a random one.")
    ResponseEntity<Opened> open(
            @PathVariable ConferenceId conference, @RequestBody Terms body, Caller caller) {
        Receipt receipt = record(conference, body, caller);
        writes.putInEffect();
        JoinCode code =
                receipt.events() == 0
                        ? directory.codeOf(conference).orElse(null)
                        : writes.fact(receipt, ConferenceOpened.class).orElseThrow().code();
        return writes.answer(
                receipt, new Opened(code, body.admission(), receipt.position(), receipt.events()));
    }

    private Receipt record(ConferenceId conference, Terms terms, Caller caller) {
        JoinCode chosen = terms.code() == null ? null : terms.code().code();
        for (int attempt = 1; ; attempt++) {
            try {
                return writes.record(
                        caller,
                        () ->
                                new OpenConference(
                                        conference,
                                        terms.admission(),
                                        chosen == null ? JoinCode.random(random) : chosen,
                                        chosen != null));
            } catch (Refusal refusal) {
                if (refusal.code() != RefusalCode.CODE_TAKEN
                        || chosen != null
                        || attempt == MOST_TRIES) {
                    throw refusal;
                }
            }
        }
    }

    @Allow(roles = Role.ORGANISER)
    @DeleteMapping("/api/conferences/{conference}/admission")
    @Operation(
            summary = "Let nobody else in",
            description = "Who has joined stays a participant; the code is free for others.")
    ResponseEntity<Receipt> close(@PathVariable ConferenceId conference, Caller caller) {
        return writes.acceptRights(caller, () -> new CloseConference(conference));
    }
}
