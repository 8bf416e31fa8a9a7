package dev.lectern.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.time.Duration;
import java.util.List;

/**
 * What an installation opens; all of it is closed by default. As environment variables {@code
 * LECTERN_ALLOWED_ORIGINS} and so on.
 *
 * @param allowedOrigins of pages of other sites that may use the API (CORS)
 * @param trustedProxies a regular expression for the addresses whose {@code X-Forwarded-For} and
 *     {@code X-Forwarded-Proto} are believed
 * @param hsts how long browsers shall insist on TLS, once they have come over TLS
 */
@ConfigurationProperties("lectern")
record WebSettings(
        @Nullable List<String> allowedOrigins,
        @Nullable String trustedProxies,
        @Nullable Duration hsts) {

    /** None is no origin. */
    List<String> origins() {
        return allowedOrigins == null ? List.of() : allowedOrigins;
    }
}
