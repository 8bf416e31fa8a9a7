package dev.lectern.query.joining;

import dev.lectern.access.Allow;
import dev.lectern.access.RateLimits;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.query.admission.JoinCodes;
import dev.lectern.query.http.PublicAddress;
import dev.lectern.query.text.Texts;
import dev.lectern.web.AnyParameters;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The page that the QR code leads to. It joins by itself, without an account. */
@RestController
class JoinPage {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final JoinCodes codes;
    private final Texts texts;
    private final RateLimits limits;
    private final String commandUrl;
    private final String policy;
    private final String joinable = resource("join.html");
    private final String asking = resource("code.html");
    private final String script = resource("join.js");
    private final String style = resource("join.css");

    JoinPage(JoinCodes codes, Texts texts, RateLimits limits, PublicAddress address) {
        this.codes = codes;
        this.texts = texts;
        this.limits = limits;
        this.commandUrl = address.commandUrl();
        this.policy = policy(commandUrl);
    }

    /** Its script and its style are its own; it talks to Lectern alone. */
    private static String policy(String commandUrl) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' "
                + commandUrl
                + "; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }

    private static String resource(String name) {
        try {
            return new ClassPathResource("joining/" + name)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For who heard the code, or came by a link without it. */
    @Allow(anybody = true)
    @GetMapping("/join")
    ResponseEntity<String> door(@RequestParam(required = false) @Nullable String code) {
        if (code == null) {
            return page(200, "Join a conference", "Its code is six letters and digits.");
        }
        return typed(code)
                .map(typed ->
                        ResponseEntity.status(303)
                                .location(URI.create("/join/" + typed))
                                .<String>build())
                .orElseGet(this::unknown);
    }

    @Allow(anybody = true)
    @AnyParameters
    @GetMapping("/join/{code}")
    ResponseEntity<String> page(
            @PathVariable String code, HttpServletRequest request, HttpServletResponse response) {
        Optional<JoinCode> typed = typed(code);
        if (typed.isPresent()) {
            limits.beforeJoining(typed.get(), request, response);
        }
        Optional<JoinCodes.Joinable> found = typed.flatMap(codes::find);
        if (found.isEmpty()) {
            limits.guessed(request);
            return unknown();
        }
        limits.joined(typed.get(), request);
        return page(200, html(typed.get(), found.get()));
    }

    private ResponseEntity<String> unknown() {
        return page(
                404,
                "Nothing can be joined by this code",
                "Perhaps the conference is closed, or a letter is wrong.");
    }

    /** Asks for a code. */
    private ResponseEntity<String> page(int status, String title, String text) {
        return page(status, asking.replace("{title}", title).replace("{text}", text));
    }

    private ResponseEntity<String> page(int status, String html) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header("Content-Security-Policy", policy)
                .body(html);
    }

    private static Optional<JoinCode> typed(String code) {
        try {
            return Optional.of(JoinCode.typed(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // as little known as one that nobody has
        }
    }

    private String html(JoinCode code, JoinCodes.Joinable conference) {
        String title = texts.open(List.of(conference.title())).text(conference.title());
        return joinable.replace("{code}", code.value())
                .replace("{conference}", conference.conference().value())
                .replace("{command-url}", commandUrl)
                .replace("{admission}", conference.admission().code())
                .replace(
                        "{title}",
                        HtmlUtils.htmlEscape(
                                Objects.requireNonNullElse(
                                        title, conference.conference().value())));
    }

    @Allow(anybody = true)
    @GetMapping("/join.js")
    ResponseEntity<String> script() {
        return asset("text/javascript;charset=UTF-8", script);
    }

    @Allow(anybody = true)
    @GetMapping("/join.css")
    ResponseEntity<String> style() {
        return asset("text/css;charset=UTF-8", style);
    }

    private static ResponseEntity<String> asset(String type, String text) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header("Cache-Control", "public, max-age=600")
                .body(text);
    }
}
