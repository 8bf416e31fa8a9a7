package dev.lectern.command.conference.granting;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
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
@Tag(name = "Conferences")
class GrantingApi {

    private static final String PATH =
            "/api/conferences/{conference}/members/{member}/roles/{role}";

    private final Writes writes;

    GrantingApi(Writes writes) {
        this.writes = writes;
    }

    @Allow(roles = Role.ORGANISER)
    @PutMapping(PATH)
    @Operation(summary = "Give a member of the organisation a role in the conference")
    ResponseEntity<Receipt> grant(
            @PathVariable ConferenceId conference,
            @PathVariable MemberId member,
            @PathVariable Role role,
            Standing standing,
            Caller caller) {
        return writes.acceptRights(
                caller,
                () -> new GrantRole(conference, standing.member().organisation(), member, role));
    }

    @Allow(roles = Role.ORGANISER)
    @DeleteMapping(PATH)
    @Operation(
            summary = "Take a role from a member",
            description = "What a login claims, the identity provider takes back.")
    ResponseEntity<Receipt> revoke(
            @PathVariable ConferenceId conference,
            @PathVariable MemberId member,
            @PathVariable Role role,
            Caller caller) {
        return writes.acceptRights(caller, () -> new RevokeRole(conference, member, role));
    }
}
