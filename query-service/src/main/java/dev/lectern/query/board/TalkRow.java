package dev.lectern.query.board;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.TalkId;

/**
 * @param questionsOpen whether the audience can ask
 * @param voters how many have voted for a question of it, at some time
 * @param changes how many events opened or closed its questions
 */
record TalkRow(
        ConferenceId conference,
        TalkId id,
        boolean questionsOpen,
        int voters,
        Merges merges,
        long changes) {

    static TalkRow scheduled(ConferenceId conference, TalkId id) {
        return new TalkRow(conference, id, false, 0, Merges.NONE, 1);
    }

    TalkRow questions(boolean open) {
        return new TalkRow(conference, id, open, voters, merges, changes + 1);
    }

    TalkRow withVoter() {
        return new TalkRow(conference, id, questionsOpen, voters + 1, merges, changes);
    }

    TalkRow with(Merges next) {
        return new TalkRow(conference, id, questionsOpen, voters, next, changes);
    }
}
