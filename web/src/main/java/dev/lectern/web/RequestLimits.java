package dev.lectern.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What a request may take of a service. As environment variables {@code LECTERN_LIMITS_REQUESTS}
 * and so on.
 *
 * @param requests that are answered at once, at most
 * @param waiting for how long others wait at most until they are turned away
 * @param body how long the whole of a body may take to arrive
 */
@ConfigurationProperties("lectern.limits")
record RequestLimits(
        @DefaultValue("1000") int requests,
        @DefaultValue("10s") Duration waiting,
        @DefaultValue("20s") Duration body) {}
