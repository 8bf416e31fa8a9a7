package dev.lectern.command.judging.conflicting;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.privacy.ProtectedText;

public record DeclareConflictOfInterest(
        ConferenceId conference,
        CompetitionId competition,
        MemberId judge,
        DemoId demo,
        ProtectedText reason) {}
