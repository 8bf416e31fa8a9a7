package dev.lectern.query.trail;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry of a trail as a reader sees it.
 *
 * @param id of the event, also on the topic; where the time is to the minute, another one that
 *     always stands for it, since an event's own id has its time in it
 * @param at to the minute where somebody of the audience did it
 * @param actor who did it; {@code anonymous:…} where that is not told
 * @param correlationId the same for everything that one request set off; absent where the time is
 *     to the minute
 * @param causationId the command that it answers; absent where the time is to the minute
 * @param anonymous only where it was given without a name
 * @param withheld the members of the fact that are not shown
 * @param fact with every text as {@code {"text": …}}, or {@code {"erased": true}}
 */
public record ShownEntry(
        long position,
        UUID id,
        String type,
        int schemaVersion,
        Instant at,
        String actor,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable Boolean anonymous,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> withheld,
        @Schema(type = "object") ObjectNode fact) {}
