package dev.lectern.command.conference.registering;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Text;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Conferences")
class RegisteringDemoApi {

    private final Writes writes;

    RegisteringDemoApi(Writes writes) {
        this.writes = writes;
    }

    record NewDemo(Text.Line title) {}

    @Allow(roles = Role.ORGANISER)
    @PutMapping("/api/conferences/{conference}/demos/{demo}")
    @Operation(summary = "Register a demo in a conference")
    ResponseEntity<Receipt> register(
            @PathVariable ConferenceId conference,
            @PathVariable DemoId demo,
            @RequestBody NewDemo body,
            Caller caller) {
        return writes.accept(
                caller,
                () ->
                        new RegisterDemo(
                                conference,
                                demo,
                                writes.protect(KeyId.of(conference), body.title())));
    }
}
