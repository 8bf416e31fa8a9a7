package dev.lectern.query.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many streams this instance has open at most.
 *
 * @param streams all together
 * @param participantStreams of one participant
 */
@ConfigurationProperties("lectern.limits")
record StreamLimits(
        @DefaultValue("10000") int streams, @DefaultValue("10") int participantStreams) {}
