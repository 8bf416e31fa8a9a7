package dev.lectern.command.judging.naming;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.privacy.ProtectedText;

public record NameJudge(
        ConferenceId conference, CompetitionId competition, MemberId judge, ProtectedText name) {}
