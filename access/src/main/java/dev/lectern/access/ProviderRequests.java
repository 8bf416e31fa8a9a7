package dev.lectern.access;

import io.github.bucket4j.Bucket;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

import java.io.IOException;
import java.time.Duration;

/**
 * Bounds what the identity provider is asked: a token may name any key, and each that is not known
 * makes us ask for the provider's keys again. Whatever it answers serves everybody.
 */
final class ProviderRequests implements ClientHttpRequestInterceptor {

    static final int A_MINUTE = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Bucket bucket =
            Bucket.builder()
                    .addLimit(bandwidth ->
                            bandwidth
                                    .capacity(A_MINUTE)
                                    .refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                    .build();

    private ProviderRequests() {}

    static RestTemplate template() {
        var connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(PATIENCE);
        connections.setReadTimeout(PATIENCE);
        var template = new RestTemplate(connections);
        template.getInterceptors().add(new ProviderRequests());
        return template;
    }

    @Override
    public ClientHttpResponse intercept(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        if (!bucket.tryConsume(1)) {
            throw new IOException("The identity provider has been asked too often");
        }
        return execution.execute(request, body);
    }
}
