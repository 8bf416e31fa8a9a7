package dev.lectern.query.participation;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;

/**
 * What somebody has voted for.
 *
 * @param active whether it was not retracted since
 */
record UpvoteRow(
        ConferenceId conference,
        ParticipantId participant,
        QuestionId question,
        TalkId talk,
        boolean active) {}
