package dev.lectern.api.conference;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.Fact;
import dev.lectern.api.privacy.ProtectedText;

/** What happens to a conference and its programme. */
public sealed interface ConferenceFact extends Fact {

    record ConferenceCreated(ConferenceId conference, ProtectedText title)
            implements ConferenceFact {}

    record DemoRegistered(ConferenceId conference, DemoId demo, ProtectedText title)
            implements ConferenceFact {}
}
