package dev.lectern.command.question.merging;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.conference.Role;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Questions")
class MergingApi {

    private static final String PATH =
            "/api/conferences/{conference}/questions/{question}/duplicates/{duplicate}";

    private final Writes writes;

    MergingApi(Writes writes) {
        this.writes = writes;
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PutMapping(PATH)
    @Operation(
            summary = "Merge a duplicate into a question",
            description = "Whoever voted for any of them counts once.")
    ResponseEntity<Receipt> put(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            @PathVariable QuestionId duplicate,
            Caller caller) {
        return writes.accept(caller, () -> new MergeDuplicate(conference, question, duplicate));
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @DeleteMapping(PATH)
    @Operation(summary = "Take a duplicate out of a question again")
    ResponseEntity<Receipt> delete(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            @PathVariable QuestionId duplicate,
            Caller caller) {
        return writes.accept(caller, () -> new UnmergeDuplicate(conference, question, duplicate));
    }
}
