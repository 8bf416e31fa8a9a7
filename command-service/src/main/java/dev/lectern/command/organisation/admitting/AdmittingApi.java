package dev.lectern.command.organisation.admitting;

import dev.lectern.access.Allow;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
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
@Tag(name = "Organisations")
class AdmittingApi {

    private static final String PATH = "/api/organisations/{organisation}/members/{member}";

    private final Writes writes;

    AdmittingApi(Writes writes) {
        this.writes = writes;
    }

    record MemberName(Text.Line name) {}

    @Allow(owners = true)
    @PutMapping(PATH)
    @Operation(
            summary = "Admit a member",
            description =
                    "Also takes back one who was removed: with the roles of before, without the API keys.")
    ResponseEntity<Receipt> admit(
            @PathVariable OrganisationId organisation,
            @PathVariable MemberId member,
            @RequestBody MemberName body,
            Caller caller) {
        return writes.acceptRights(
                caller,
                () ->
                        new AdmitMember(
                                organisation,
                                member,
                                writes.protect(KeyId.of(organisation, member), body.name())));
    }

    @Allow(owners = true)
    @DeleteMapping(PATH)
    @Operation(
            summary = "Remove a member",
            description =
                    "All API keys of the member are revoked, and no login of that name is let in.")
    ResponseEntity<Receipt> remove(
            @PathVariable OrganisationId organisation,
            @PathVariable MemberId member,
            Caller caller) {
        return writes.acceptRights(caller, () -> new RemoveMember(organisation, member));
    }
}
