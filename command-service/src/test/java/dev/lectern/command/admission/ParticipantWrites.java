package dev.lectern.command.admission;

import dev.lectern.access.Allow;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Something that participants may do, for tests that ask for it by its profile. */
@RestController
@Profile(ParticipantWrites.PROFILE)
class ParticipantWrites {

    static final String PROFILE = "participant-writes";

    @Allow(participants = true)
    @PutMapping("/api/conferences/{conference}/waves")
    String wave(@PathVariable String conference) {
        return "\"" + conference + "\"";
    }
}
