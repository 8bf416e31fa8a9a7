package dev.lectern.query.board;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.TalkId;

/**
 * Somebody who has voted for a question of a talk, at some time.
 *
 * @param number from 0, in the order of their first votes
 */
record VoterRow(ConferenceId conference, TalkId talk, ParticipantId participant, int number) {}
