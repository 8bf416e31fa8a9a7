package dev.lectern.api.talk;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.TalkId;
import dev.lectern.api.privacy.ProtectedText;

/** What happens to a talk. */
public sealed interface TalkFact extends Fact.OfConference {

    TalkId talk();

    record TalkScheduled(ConferenceId conference, TalkId talk, TalkDetails details)
            implements TalkFact {}

    /**
     * @param details all of them, in place of those before
     */
    record TalkChanged(ConferenceId conference, TalkId talk, TalkDetails details)
            implements TalkFact {}

    /** For good; nothing can be asked any more. */
    record TalkCancelled(ConferenceId conference, TalkId talk, ProtectedText reason)
            implements TalkFact {}

    /** From then on the audience can ask. */
    record QuestionsOpened(ConferenceId conference, TalkId talk) implements TalkFact {}

    /** What has been asked can still be voted for, edited and answered. */
    record QuestionsClosed(ConferenceId conference, TalkId talk) implements TalkFact {}
}
