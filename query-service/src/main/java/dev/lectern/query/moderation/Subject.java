package dev.lectern.query.moderation;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.LabelId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.question.QuestionFact;
import dev.lectern.api.talk.TalkFact;

import org.jspecify.annotations.Nullable;

/** What an entry of the log is about, and why. */
record Subject(
        ConferenceId conference,
        @Nullable TalkId talk,
        @Nullable QuestionId question,
        @Nullable QuestionId other,
        @Nullable LabelId label,
        @Nullable ParticipantId participant,
        @Nullable ProtectedText reason) {

    static Subject of(TalkFact fact) {
        return new Subject(fact.conference(), fact.talk(), null, null, null, null, null);
    }

    static Subject of(QuestionFact fact) {
        return new Subject(fact.conference(), fact.talk(), fact.question(), null, null, null, null);
    }

    static Subject of(ConferenceId conference, ParticipantId participant) {
        return new Subject(conference, null, null, null, null, participant, null);
    }

    Subject with(QuestionId another) {
        return new Subject(conference, talk, question, another, label, participant, reason);
    }

    Subject with(LabelId one) {
        return new Subject(conference, talk, question, other, one, participant, reason);
    }

    Subject because(ProtectedText why) {
        return new Subject(conference, talk, question, other, label, participant, why);
    }
}
