package dev.lectern.command.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** An OpenID Connect provider as far as the service sees one: discovery, keys, tokens. */
public final class IdentityProvider implements AutoCloseable {

    public static final String AUDIENCE = "lectern";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair keys;

    public IdentityProvider() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\", \"subject_types_supported\": [\"public\"]}"
                        .formatted(issuer(), issuer()));
        var shown = (RSAPublicKey) keys.getPublic();
        serve(
                "/keys",
                "{\"keys\": [{\"kty\": \"RSA\", \"kid\": \"one\", \"n\": \"%s\", \"e\": \"%s\"}]}"
                        .formatted(
                                BASE64.encodeToString(shown.getModulus().toByteArray()),
                                BASE64.encodeToString(shown.getPublicExponent().toByteArray())));
        server.start();
    }

    private void serve(String path, String body) {
        server.createContext(
                path,
                exchange -> {
                    byte[] bytes = body.getBytes(UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What somebody who has logged in shows us. */
    public String token(String member, String... roles) {
        return token(member, AUDIENCE, Duration.ofMinutes(5), roles);
    }

    /**
     * @param left until it expires; maybe less than nothing
     */
    public String token(String member, String audience, Duration left, String... roles) {
        String list =
                List.of(roles).stream()
                        .map(role -> '"' + role + '"')
                        .collect(Collectors.joining(", ", "[", "]"));
        String claims =
                "{\"iss\": \"%s\", \"sub\": \"%s\", \"aud\": \"%s\", \"exp\": %d, \"roles\": %s}"
                        .formatted(
                                issuer(),
                                member,
                                audience,
                                Instant.now().plus(left).getEpochSecond(),
                                list);
        String signed = base64("{\"alg\": \"RS256\", \"kid\": \"one\"}") + '.' + base64(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + '.' + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String json) {
        return BASE64.encodeToString(json.getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
