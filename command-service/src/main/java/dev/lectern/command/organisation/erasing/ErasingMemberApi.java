package dev.lectern.command.organisation.erasing;

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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Organisations")
class ErasingMemberApi {

    private final Writes writes;

    ErasingMemberApi(Writes writes) {
        this.writes = writes;
    }

    record MemberErasure(Text.Prose reason) {}

    @Allow(owners = true)
    @PostMapping("/api/organisations/{organisation}/members/{member}/erasure")
    @Operation(
            summary = "Erase a member",
            description =
                    "Destroys the keys of what names the member and of what the member wrote, in the organisation and all of its conferences; scores still count. Rights stay as they are: remove the member, too. The last owner is not erased, as nobody who was erased is given an API key: make another member an owner first. A member is known who was admitted or removed, and whom a text names or is by, as judges and speakers; of somebody who only ever logged in and wrote nothing there is nothing to erase. The reason is kept: let it not name anybody.")
    ResponseEntity<Receipt> erase(
            @PathVariable OrganisationId organisation,
            @PathVariable MemberId member,
            @RequestBody MemberErasure body,
            Caller caller) {
        return writes.acceptErasure(
                caller,
                () ->
                        new EraseMember(
                                organisation,
                                member,
                                writes.protect(KeyId.of(organisation), body.reason()),
                                writes.hasKeys(organisation, member)));
    }
}
