package dev.lectern.command.poll.rounds;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
import dev.lectern.command.poll.AboutPoll;

public record RevealRound(ConferenceId conference, PollId poll, int round) implements AboutPoll {}
