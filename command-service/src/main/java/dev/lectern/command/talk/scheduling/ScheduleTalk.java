package dev.lectern.command.talk.scheduling;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;
import dev.lectern.api.talk.TalkDetails;

/** Schedules the talk, or changes it. */
public record ScheduleTalk(ConferenceId conference, TalkId talk, TalkDetails details) {}
