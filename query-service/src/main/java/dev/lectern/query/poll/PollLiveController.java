package dev.lectern.query.poll;

import dev.lectern.access.Allow;
import dev.lectern.access.Standing;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.live.LiveStreams;
import dev.lectern.query.poll.PollFeed.Watched;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

@RestController
@Tag(name = "Polls")
class PollLiveController {

    private final LiveStreams streams;
    private final PollFeed feed;

    PollLiveController(LiveStreams streams, PollFeed feed) {
        this.streams = streams;
        this.feed = feed;
    }

    @Allow(members = true, participants = true)
    @GetMapping(
            path = "/api/conferences/{conference}/polls/{poll}/live",
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "A poll as it changes, as server-sent events",
            description =
                    "First an event `snapshot`, then an event `change` up to four times a second; the data of each is the whole poll, as a read of it answers. `Last-Event-ID` leaves out the first one if nothing has changed since.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                            schema = @Schema(type = "string"))))
    void live(
            @PathVariable ConferenceId conference,
            @PathVariable PollId poll,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            Standing standing,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean mayRun = PollsController.mayRun(standing);
        boolean there =
                streams.open(
                        feed,
                        new Watched(conference, poll, mayRun),
                        lastEventId,
                        now -> PollsController.mayRun(now) == mayRun,
                        request,
                        response);
        if (!there) {
            throw ReadProblem.unknown(conference, poll);
        }
    }
}
