package dev.lectern.command.organisation.keys;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.OrganisationId;

public record RevokeApiKey(OrganisationId organisation, ApiKeyId apiKey) {}
