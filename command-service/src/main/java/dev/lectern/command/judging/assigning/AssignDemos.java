package dev.lectern.command.judging.assigning;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;

import org.jspecify.annotations.Nullable;

import java.util.SortedSet;

/**
 * Says what a judge judges.
 *
 * @param demos these and no others; {@code null} for all of the conference, those to come included
 */
public record AssignDemos(
        ConferenceId conference,
        CompetitionId competition,
        MemberId judge,
        @Nullable SortedSet<DemoId> demos) {}
