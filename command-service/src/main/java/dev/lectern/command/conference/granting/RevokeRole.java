package dev.lectern.command.conference.granting;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.MemberId;
import dev.lectern.api.conference.Role;

public record RevokeRole(ConferenceId conference, MemberId member, Role role) {}
