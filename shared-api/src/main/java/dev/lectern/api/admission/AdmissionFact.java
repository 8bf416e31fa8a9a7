package dev.lectern.api.admission;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

/** How people get into a conference, and how they are kept out. */
public sealed interface AdmissionFact extends Fact.OfConference {

    /**
     * Also when it was open already, with another code or on other terms.
     *
     * @param code nobody else's as long as the conference is open
     */
    record ConferenceOpened(ConferenceId conference, JoinCode code, Admission admission)
            implements AdmissionFact {}

    /** Nobody joins from then on; who has joined stays a participant. */
    record ConferenceClosed(ConferenceId conference, JoinCode code) implements AdmissionFact {}

    /**
     * @param batch its number in the conference, from 1
     * @param count how many it has; they are numbered from 1
     */
    record InvitationsIssued(ConferenceId conference, int batch, int count)
            implements AdmissionFact {}

    record InvitationRevoked(ConferenceId conference, Invitation invitation)
            implements AdmissionFact {}

    /**
     * @param invitation that was used up for it; absent where anybody may join
     */
    record ParticipantJoined(
            ConferenceId conference, ParticipantId participant, @Nullable Invitation invitation)
            implements AdmissionFact {}

    /** From then on the participant can neither write nor join again. */
    record ParticipantBlocked(
            ConferenceId conference, ParticipantId participant, ProtectedText reason)
            implements AdmissionFact {}

    record ParticipantUnblocked(ConferenceId conference, ParticipantId participant)
            implements AdmissionFact {}

    /**
     * What the participant wrote, and what was written about them, is unreadable from then on; what
     * they voted for still counts.
     *
     * @param reason of the organiser who did it; absent if it was the participant
     */
    record ParticipantErased(
            ConferenceId conference, ParticipantId participant, @Nullable ProtectedText reason)
            implements AdmissionFact {}
}
