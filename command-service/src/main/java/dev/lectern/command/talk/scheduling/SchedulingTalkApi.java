package dev.lectern.command.talk.scheduling;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.TalkId;
import dev.lectern.api.conference.Role;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.talk.Moderation;
import dev.lectern.api.talk.Speaker;
import dev.lectern.api.talk.TalkDetails;
import dev.lectern.api.talk.TalkKind;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Moment;
import dev.lectern.command.web.Text.Line;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@Tag(name = "Talks")
class SchedulingTalkApi {

    private static final int MAX_SPEAKERS = 50;

    private final Writes writes;

    SchedulingTalkApi(Writes writes) {
        this.writes = writes;
    }

    // Compact constructors lose what is annotated in a qualified name, so Line is imported.

    /**
     * @param moderation of questions: before or after the audience sees them
     */
    record Programme(
            TalkKind kind,
            Line title,
            Moment start,
            Moment end,
            @Nullable Line room,
            List<SpeakerName> speakers,
            Moderation moderation) {
        Programme {
            if (speakers.size() > MAX_SPEAKERS) {
                throw new IllegalArgumentException(
                        "must name at most " + MAX_SPEAKERS + " speakers");
            }
        }
    }

    /**
     * @param member if the speaker is one of the organisation
     */
    record SpeakerName(Line name, @Nullable MemberId member) {}

    @Allow(roles = Role.ORGANISER)
    @PutMapping("/api/conferences/{conference}/talks/{talk}")
    @Operation(summary = "Put a talk on the programme, or change what it says")
    ResponseEntity<Receipt> schedule(
            @PathVariable ConferenceId conference,
            @PathVariable TalkId talk,
            @RequestBody Programme body,
            Caller caller) {
        return writes.accept(
                caller, () -> new ScheduleTalk(conference, talk, details(conference, body)));
    }

    private TalkDetails details(ConferenceId conference, Programme body) {
        KeyId organisers = KeyId.of(conference);
        return new TalkDetails(
                body.kind(),
                writes.protect(organisers, body.title()),
                body.start().value(),
                body.end().value(),
                body.room() == null ? null : writes.protect(organisers, body.room()),
                body.speakers().stream().map(speaker -> speaker(conference, speaker)).toList(),
                body.moderation());
    }

    private Speaker speaker(ConferenceId conference, SpeakerName speaker) {
        MemberId member = speaker.member();
        KeyId key = member == null ? KeyId.of(conference) : KeyId.of(conference, member);
        return new Speaker(writes.protect(key, speaker.name()), member);
    }
}
