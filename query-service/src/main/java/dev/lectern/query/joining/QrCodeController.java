package dev.lectern.query.joining;

import dev.lectern.access.Allow;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.conference.Role;
import dev.lectern.query.admission.JoinCodes;
import dev.lectern.query.http.PublicAddress;
import dev.lectern.query.http.ReadsFrom;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

import java.nio.charset.StandardCharsets;

@RestController
@ReadsFrom(JoinCodes.READ_MODEL)
@Tag(name = "Admission")
class QrCodeController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private static final HeaderContentNegotiationStrategy ACCEPT =
            new HeaderContentNegotiationStrategy();

    private final JoinCodes codes;
    private final PublicAddress address;

    QrCodeController(JoinCodes codes, PublicAddress address) {
        this.codes = codes;
        this.address = address;
    }

    @Allow(roles = {Role.ORGANISER, Role.MODERATOR, Role.SPEAKER})
    @GetMapping("/api/conferences/{conference}/admission/qr-code")
    @Operation(
            summary = "The address where people join, as a QR code",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = {
                                @Content(mediaType = "image/svg+xml"),
                                @Content(mediaType = "image/png")
                            }))
    ResponseEntity<byte[]> qrCode(
            @PathVariable ConferenceId conference,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"svg", "png"}))
                    @RequestParam(required = false)
                    @Nullable String format,
            NativeWebRequest request)
            throws HttpMediaTypeNotAcceptableException {
        MediaType type = format == null ? accepted(request) : named(format);
        var image = QrCode.of(address.of(codes.of(conference)));
        return ResponseEntity.ok()
                .varyBy(HttpHeaders.ACCEPT)
                .contentType(type)
                .body(
                        type.equals(SVG)
                                ? image.svg().getBytes(StandardCharsets.UTF_8)
                                : image.png());
    }

    private static MediaType named(String format) {
        return switch (format) {
            case "svg" -> SVG;
            case "png" -> MediaType.IMAGE_PNG;
            default ->
                    throw Problem.of(CommonProblem.INVALID_PARAMETER, "A format is svg or png")
                            .field("format");
        };
    }

    /** An SVG for who takes both. */
    private static MediaType accepted(NativeWebRequest request)
            throws HttpMediaTypeNotAcceptableException {
        for (MediaType wanted : ACCEPT.resolveMediaTypes(request)) {
            if (wanted.includes(SVG)) {
                return SVG;
            }
            if (wanted.includes(MediaType.IMAGE_PNG)) {
                return MediaType.IMAGE_PNG;
            }
        }
        throw Problem.of(CommonProblem.NOT_ACCEPTABLE, "A QR code is image/svg+xml or image/png")
                .field(HttpHeaders.ACCEPT);
    }
}
