package dev.lectern.command.admission.inviting;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.admission.AdmissionFact.InvitationsIssued;
import dev.lectern.api.admission.Invitation;
import dev.lectern.api.conference.Role;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Admission")
class InvitingApi {

    private final Writes writes;

    InvitingApi(Writes writes) {
        this.writes = writes;
    }

    record Batch(int count) {}

    /**
     * @param batch its number; {@code 2-17} is the invitation 17 of batch 2
     */
    record Issued(int batch, int count, long position) {}

    @Allow(roles = Role.ORGANISER)
    @PostMapping("/api/conferences/{conference}/invitations")
    @Operation(
            summary = "Issue invitations",
            description =
                    "Each lets one person in, where the admission is by invitation. Their codes are on the query service.")
    ResponseEntity<Issued> issue(
            @PathVariable ConferenceId conference, @RequestBody Batch body, Caller caller) {
        Receipt receipt =
                writes.record(caller, () -> new IssueInvitations(conference, body.count()));
        InvitationsIssued issued = writes.fact(receipt, InvitationsIssued.class).orElseThrow();
        return writes.answer(
                receipt, new Issued(issued.batch(), issued.count(), receipt.position()));
    }

    @Allow(roles = Role.ORGANISER)
    @DeleteMapping("/api/conferences/{conference}/invitations/{invitation}")
    @Operation(
            summary = "Revoke an invitation that nobody has used",
            description = "It is named by its batch and its number, as in 2-17.")
    ResponseEntity<Receipt> revoke(
            @PathVariable ConferenceId conference,
            @PathVariable Invitation invitation,
            Caller caller) {
        return writes.accept(caller, () -> new RevokeInvitation(conference, invitation));
    }
}
