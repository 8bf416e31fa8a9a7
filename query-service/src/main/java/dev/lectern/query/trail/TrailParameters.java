package dev.lectern.query.trail;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the parameters that say which entries are asked for. */
final class TrailParameters {

    private TrailParameters() {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description =
                    "Only what is about this: `talk:`, `question:`, `poll:`, `competition:`, `member:` or `participant:`, and an id")
    @interface AboutParameter {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "Only events of this type, such as `lectern.poll.PollOpened`")
    @interface TypeParameter {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(description = "Only what this one did, such as `member:main/ada`")
    @interface ActorParameter {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "Only what happened at this time or later; a whole minute",
            schema = @Schema(type = "string", format = "date-time"))
    @interface FromParameter {}

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @Parameter(
            description = "Only what happened before this time; a whole minute",
            schema = @Schema(type = "string", format = "date-time"))
    @interface ToParameter {}
}
