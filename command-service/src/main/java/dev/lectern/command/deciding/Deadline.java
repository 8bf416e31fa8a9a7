package dev.lectern.command.deciding;

import java.time.Instant;

/**
 * Until when what was decided may be recorded, by the time that it is recorded at: the store looks
 * at its clock, so that the decision need not.
 *
 * @param time at which it is too late
 * @param refusal what the decision then is
 */
public record Deadline(Instant time, Refusal refusal) {}
