package dev.lectern.command.support;

import static dev.lectern.command.support.Samples.CIVIC;
import static dev.lectern.command.support.Samples.HACK;
import static dev.lectern.command.support.Samples.text;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.AdmissionFact.ConferenceClosed;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.api.admission.Invitation;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyCreated;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyRevoked;
import dev.lectern.api.organisation.OrganisationFact.MemberAdmitted;
import dev.lectern.api.organisation.OrganisationFact.MemberErased;
import dev.lectern.api.organisation.OrganisationFact.MemberRemoved;
import dev.lectern.api.organisation.OrganisationFact.OwnershipGranted;
import dev.lectern.api.organisation.OrganisationFact.OwnershipRevoked;

import org.jspecify.annotations.Nullable;

/**
 * What has happened to who may do what in the organisation and the conference of {@link Samples}.
 */
public final class AccessFacts {

    public static final JoinCode CODE = new JoinCode("ACDEFG");
    public static final JoinCode OTHER_CODE = new JoinCode("HJKMNP");
    public static final ConferenceId ELSEWHERE = new ConferenceId("elsewhere");
    public static final ParticipantId GUEST = new ParticipantId("guest");

    private AccessFacts() {}

    public static MemberAdmitted admitted(MemberId member) {
        return new MemberAdmitted(CIVIC, member, text(member, "Name"));
    }

    public static MemberRemoved removed(MemberId member) {
        return new MemberRemoved(CIVIC, member);
    }

    public static MemberErased erased(MemberId member) {
        return new MemberErased(CIVIC, member, text("Asked for it"));
    }

    public static OwnershipGranted owner(MemberId member) {
        return new OwnershipGranted(CIVIC, member);
    }

    public static OwnershipRevoked dismissed(MemberId member) {
        return new OwnershipRevoked(CIVIC, member);
    }

    /** An API key that does not expire. */
    public static ApiKeyCreated key(MemberId member, String id) {
        return new ApiKeyCreated(
                CIVIC, new ApiKeyId(id), member, text(member, "Key"), "prefix", "hash", null);
    }

    public static ApiKeyRevoked keyRevoked(String id) {
        return new ApiKeyRevoked(CIVIC, new ApiKeyId(id));
    }

    public static ConferenceOpened opened(ConferenceId conference, JoinCode code) {
        return new ConferenceOpened(conference, code, Admission.OPEN);
    }

    public static ConferenceClosed closed(ConferenceId conference, JoinCode code) {
        return new ConferenceClosed(conference, code);
    }

    public static ParticipantJoined joined(
            ParticipantId participant, @Nullable Invitation invitation) {
        return new ParticipantJoined(HACK, participant, invitation);
    }
}
