package dev.lectern.query.board;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;
import dev.lectern.query.board.BoardFeed.Watched;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.live.LiveStreams;

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
@Tag(name = "Questions")
class BoardLiveController {

    private final LiveStreams streams;
    private final BoardFeed feed;

    BoardLiveController(LiveStreams streams, BoardFeed feed) {
        this.streams = streams;
        this.feed = feed;
    }

    @Allow(members = true, participants = true)
    @GetMapping(
            path = "/api/conferences/{conference}/talks/{talk}/live",
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "The board of a talk as it changes, as server-sent events",
            description =
                    "First an event `snapshot`, then an event `change` up to four times a second; the data of each is the first page of the board by votes, as a read of it answers. `Last-Event-ID` leaves out the first one if nothing has changed since.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                            schema = @Schema(type = "string"))))
    void liveBoard(
            @PathVariable ConferenceId conference,
            @PathVariable TalkId talk,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean there =
                streams.open(
                        feed,
                        new Watched(conference, talk),
                        lastEventId,
                        _ -> true, // everybody who may watch sees the same
                        request,
                        response);
        if (!there) {
            throw ReadProblem.unknown(conference, talk);
        }
    }
}
