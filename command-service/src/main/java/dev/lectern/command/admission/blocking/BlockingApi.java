package dev.lectern.command.admission.blocking;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.question.QuestionFact.QuestionAsked;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.FactReader;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.privacy.ErasedKeyException;
import dev.lectern.command.web.Text;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Admission")
class BlockingApi {

    private static final String PATH =
            "/api/conferences/{conference}/participants/{participant}/block";

    private final Writes writes;
    private final FactReader facts;

    BlockingApi(Writes writes, FactReader facts) {
        this.writes = writes;
        this.facts = facts;
    }

    record Block(Text.Prose reason) {}

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PutMapping(PATH)
    @Operation(
            summary = "Block a participant",
            description =
                    "Who is blocked can neither write nor join again with that token. The reason goes with the participant's key when they are erased; of one who has been erased it is kept: let it not name anybody.")
    ResponseEntity<Receipt> block(
            @PathVariable ConferenceId conference,
            @PathVariable ParticipantId participant,
            @RequestBody Block body,
            Caller caller) {
        return writes.acceptRights(
                caller,
                () ->
                        new BlockParticipant(
                                conference,
                                participant,
                                protect(conference, participant, body.reason())));
    }

    /** Who had themselves erased can still be blocked; the reason is then the organisers' text. */
    private ProtectedText protect(
            ConferenceId conference, ParticipantId participant, Text.Prose reason) {
        try {
            return writes.protect(KeyId.of(conference, participant), reason);
        } catch (ErasedKeyException _) {
            return writes.protect(KeyId.of(conference), reason);
        }
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @PutMapping("/api/conferences/{conference}/questions/{question}/author/block")
    @Operation(
            summary = "Block whoever asked a question",
            description =
                    "As by the participant's pseudonym, which is not told of who asks without a name. From then on it is: the participant is among the blocked, and the block is on record.")
    ResponseEntity<Receipt> blockAuthor(
            @PathVariable ConferenceId conference,
            @PathVariable QuestionId question,
            @RequestBody Block body,
            Caller caller) {
        return writes.acceptRights(
                caller,
                () -> {
                    ParticipantId author = author(conference, question);
                    return new BlockParticipant(
                            conference, author, protect(conference, author, body.reason()));
                });
    }

    /** Read apart from the decision: who asked a question never changes. */
    private ParticipantId author(ConferenceId conference, QuestionId question) {
        var asked = Reads.NOTHING.and(Tags.question(conference, question), QuestionAsked.class);
        return facts.after(0, asked).facts().stream()
                .map(QuestionAsked.class::cast)
                .map(QuestionAsked::participant)
                .findFirst()
                .orElseThrow(() ->
                        Refusal.of(
                                RefusalCode.UNKNOWN_QUESTION,
                                "There is no such question in the conference"));
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR})
    @DeleteMapping(PATH)
    @Operation(summary = "Let a blocked participant take part again")
    ResponseEntity<Receipt> unblock(
            @PathVariable ConferenceId conference,
            @PathVariable ParticipantId participant,
            Caller caller) {
        return writes.acceptRights(caller, () -> new UnblockParticipant(conference, participant));
    }
}
