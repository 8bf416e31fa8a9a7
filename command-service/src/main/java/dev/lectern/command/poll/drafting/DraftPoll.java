package dev.lectern.command.poll.drafting;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
import dev.lectern.api.poll.PollDesign;

/** Drafts the poll, or changes a draft. */
public record DraftPoll(ConferenceId conference, PollId poll, PollDesign design) {}
