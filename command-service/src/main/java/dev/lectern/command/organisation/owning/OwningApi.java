package dev.lectern.command.organisation.owning;

import dev.lectern.access.Allow;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
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
@Tag(name = "Organisations")
class OwningApi {

    private static final String PATH = "/api/organisations/{organisation}/owners/{member}";

    private final Writes writes;

    OwningApi(Writes writes) {
        this.writes = writes;
    }

    @Allow(owners = true)
    @PutMapping(PATH)
    @Operation(summary = "Make a member an owner")
    ResponseEntity<Receipt> grant(
            @PathVariable OrganisationId organisation,
            @PathVariable MemberId member,
            Caller caller) {
        return writes.acceptRights(caller, () -> new GrantOwnership(organisation, member));
    }

    @Allow(owners = true)
    @DeleteMapping(PATH)
    @Operation(
            summary = "Make an owner an ordinary member",
            description = "The last owner stays one.")
    ResponseEntity<Receipt> revoke(
            @PathVariable OrganisationId organisation,
            @PathVariable MemberId member,
            Caller caller) {
        return writes.acceptRights(caller, () -> new RevokeOwnership(organisation, member));
    }
}
