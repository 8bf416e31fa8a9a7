package dev.lectern.command.poll.drafting;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
import dev.lectern.api.TalkId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.poll.PollDesign;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Text;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Polls")
class DraftingPollApi {

    private final Writes writes;

    DraftingPollApi(Writes writes) {
        this.writes = writes;
    }

    /**
     * @param talk that it belongs to, if to any
     * @param resultsHiddenUntilRevealed so that nobody follows the crowd
     */
    record NewPoll(
            @Nullable TalkId talk,
            Text.Line title,
            NewVoting voting,
            boolean resultsHiddenUntilRevealed) {}

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PutMapping("/api/conferences/{conference}/polls/{poll}")
    @Operation(
            summary = "Draft a poll, or change it before it is first opened",
            description =
                    "`single-choice` and `ranking` need `options`, `multiple-choice` also `min` and `max`, `rating` only those.")
    ResponseEntity<Receipt> draft(
            @PathVariable ConferenceId conference,
            @PathVariable PollId poll,
            @RequestBody NewPoll body,
            Caller caller) {
        return writes.accept(
                caller, () -> new DraftPoll(conference, poll, design(conference, body)));
    }

    private PollDesign design(ConferenceId conference, NewPoll body) {
        KeyId key = KeyId.of(conference);
        return new PollDesign(
                body.talk(),
                writes.protect(key, body.title()),
                body.voting().protect(title -> writes.protect(key, title)),
                body.resultsHiddenUntilRevealed());
    }
}
