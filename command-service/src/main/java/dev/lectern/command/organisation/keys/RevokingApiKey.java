package dev.lectern.command.organisation.keys;

import dev.lectern.api.Fact;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyCreated;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyRevoked;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.organisation.keys.RevokingApiKey.State;

import java.util.List;

public final class RevokingApiKey implements Decider<RevokeApiKey, State> {

    /** What has become of the key. */
    public enum State {
        UNKNOWN,
        CREATED,
        REVOKED
    }

    @Override
    public Class<RevokeApiKey> command() {
        return RevokeApiKey.class;
    }

    @Override
    public Reads reads(RevokeApiKey command) {
        return Reads.NOTHING.and(
                Tags.apiKey(command.organisation(), command.apiKey()),
                ApiKeyCreated.class,
                ApiKeyRevoked.class);
    }

    @Override
    public State initial(RevokeApiKey command) {
        return State.UNKNOWN;
    }

    @Override
    public State evolve(State state, Fact fact) {
        return switch (fact) {
            case ApiKeyCreated _ -> State.CREATED;
            case ApiKeyRevoked _ -> State.REVOKED;
            default -> state;
        };
    }

    @Override
    public List<Fact> decide(RevokeApiKey command, State state) {
        return switch (state) {
            case UNKNOWN ->
                    throw Refusal.of(
                            RefusalCode.UNKNOWN_API_KEY, "The organisation has no such API key");
            case CREATED -> List.of(new ApiKeyRevoked(command.organisation(), command.apiKey()));
            case REVOKED -> List.of();
        };
    }
}
