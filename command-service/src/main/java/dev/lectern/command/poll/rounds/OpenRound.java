package dev.lectern.command.poll.rounds;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
import dev.lectern.command.poll.AboutPoll;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * @param round one more than the last one
 * @param closesAt when it closes by itself
 */
public record OpenRound(ConferenceId conference, PollId poll, int round, @Nullable Instant closesAt)
        implements AboutPoll {}
