package dev.lectern.command.organisation.admitting;

import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.ProtectedText;

public record AdmitMember(OrganisationId organisation, MemberId member, ProtectedText name) {}
