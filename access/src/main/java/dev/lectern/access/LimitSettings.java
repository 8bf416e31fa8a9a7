package dev.lectern.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one may ask of one instance, each a minute; as much may come at once.
 *
 * @param participantWrites of one participant
 * @param memberWrites of one API key, or of one member who is logged in
 * @param joins with one code from one address: everybody in a hall may share one
 * @param wrongCodes of one address; then only codes that were right from there before are looked at
 */
@ConfigurationProperties("lectern.limits")
record LimitSettings(
        @DefaultValue("120") int participantWrites,
        @DefaultValue("6000") int memberWrites,
        @DefaultValue("6000") int joins,
        @DefaultValue("30") int wrongCodes) {}
