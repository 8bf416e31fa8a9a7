package dev.lectern.command.admission.joining;

import dev.lectern.access.Allow;
import dev.lectern.access.Directory;
import dev.lectern.access.InvitationCodes;
import dev.lectern.access.ParticipantTokens;
import dev.lectern.access.Principal;
import dev.lectern.access.RateLimits;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.api.admission.Invitation;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.Optional;

@RestController
@Tag(name = "Admission")
class JoiningApi {

    private final Writes writes;
    private final Directory directory;
    private final RateLimits limits;
    private final InvitationCodes invitations;
    private final ParticipantTokens tokens;
    private final Pseudonyms pseudonyms = new Pseudonyms();

    JoiningApi(
            Writes writes,
            Directory directory,
            RateLimits limits,
            InvitationCodes invitations,
            ParticipantTokens tokens) {
        this.writes = writes;
        this.directory = directory;
        this.limits = limits;
        this.invitations = invitations;
        this.tokens = tokens;
    }

    /**
     * @param code as typed
     * @param invitation its code, as typed
     */
    record Join(String code, @Nullable String invitation) {}

    /**
     * @param position absent for somebody who was in already
     */
    record Joined(
            ParticipantId participant,
            ConferenceId conference,
            String token,
            Instant expiresAt,
            @Nullable Long position) {}

    @Allow(anybody = true)
    @PostMapping("/api/participants")
    @Operation(
            summary = "Join the conference that is open with a code",
            description =
                    "The token says from then on who writes. Whoever joins again with it, as a Bearer token, stays the same participant and gets a fresh one.")
    ResponseEntity<Joined> join(
            @RequestBody Join body,
            Standing standing,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        JoinCode code = typed(body.code());
        if (standing.principal() instanceof Principal.Participant known
                && directory.codeOf(known.conference()).filter(code::equals).isPresent()) {
            return ResponseEntity.ok(joined(known.conference(), known.id(), null));
        }
        limits.beforeJoining(code, request, response);
        Optional<ConferenceId> conference = directory.conference(code);
        if (conference.isEmpty()) {
            return answerBefore(caller)
                    .orElseThrow(() -> {
                        limits.guessed(request);
                        return JoiningConference.unknownCode();
                    });
        }
        limits.joined(code, request);
        return join(
                conference.get(),
                code,
                invitation(conference.get(), body.invitation(), request),
                pseudonymous(caller));
    }

    private ResponseEntity<Joined> join(
            ConferenceId conference,
            JoinCode code,
            @Nullable Invitation invitation,
            Caller caller) {
        ParticipantId participant = pseudonyms.next();
        Receipt receipt =
                writes.record(
                        caller,
                        () -> new JoinConference(conference, code, participant, invitation));
        return receipt.repeated() ? answer(receipt) : answer(receipt, conference, participant);
    }

    /** The conference may have been closed since. */
    private Optional<ResponseEntity<Joined>> answerBefore(Caller caller) {
        return writes.recordedBefore(caller).map(this::answer);
    }

    private ResponseEntity<Joined> answer(Receipt receipt) {
        ParticipantJoined joined = writes.fact(receipt, ParticipantJoined.class).orElseThrow();
        return answer(receipt, joined.conference(), joined.participant());
    }

    private ResponseEntity<Joined> answer(
            Receipt receipt, ConferenceId conference, ParticipantId participant) {
        return writes.answer(receipt, joined(conference, participant, receipt.position()));
    }

    private Joined joined(
            ConferenceId conference, ParticipantId participant, @Nullable Long position) {
        directory.requireUnblocked(conference, participant);
        ParticipantTokens.Issued issued = tokens.issue(conference, participant);
        return new Joined(participant, conference, issued.token(), issued.expiresAt(), position);
    }

    /** What is no code at all is no other mistake than a wrong one. */
    private static JoinCode typed(String code) {
        try {
            return JoinCode.typed(code);
        } catch (IllegalArgumentException e) {
            throw JoiningConference.unknownCode();
        }
    }

    private @Nullable Invitation invitation(
            ConferenceId conference, @Nullable String code, HttpServletRequest request) {
        if (code == null) {
            return null;
        }
        return invitations
                .read(conference, code)
                .orElseThrow(() -> {
                    limits.guessed(request);
                    return Refusal.of(
                            RefusalCode.UNKNOWN_INVITATION,
                            "This is no invitation to this conference");
                });
    }

    /** Nothing that is recorded says who a participant is elsewhere. */
    private static Caller pseudonymous(Caller caller) {
        return new Caller("anonymous", caller.correlationId(), caller.request(), caller.expected());
    }
}
