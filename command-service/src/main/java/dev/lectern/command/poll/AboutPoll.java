package dev.lectern.command.poll;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;

/** What somebody wants to do with a poll. */
public interface AboutPoll {

    ConferenceId conference();

    PollId poll();
}
