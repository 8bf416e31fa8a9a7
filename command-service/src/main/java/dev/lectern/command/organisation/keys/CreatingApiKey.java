package dev.lectern.command.organisation.keys;

import dev.lectern.api.Fact;
import dev.lectern.api.organisation.OrganisationFact.ApiKeyCreated;
import dev.lectern.command.deciding.Decider;
import dev.lectern.command.deciding.Reads;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.command.deciding.Tags;
import dev.lectern.command.organisation.Membership;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

public final class CreatingApiKey implements Decider<CreateApiKey, Membership> {

    private static final Duration MOST = Duration.ofDays(3_660);

    @Override
    public Class<CreateApiKey> command() {
        return CreateApiKey.class;
    }

    @Override
    public Reads reads(CreateApiKey command) {
        return Reads.NOTHING.and(
                Tags.staff(command.organisation(), command.member()), Membership.FACTS);
    }

    @Override
    public Membership initial(CreateApiKey command) {
        return Membership.NONE;
    }

    @Override
    public Membership evolve(Membership membership, Fact fact) {
        return membership.evolve(fact);
    }

    @Override
    public List<Fact> decide(CreateApiKey command, Membership membership) {
        membership.require();
        requireSensible(command.expiresAt(), command.now());
        return List.of(
                new ApiKeyCreated(
                        command.organisation(),
                        command.apiKey(),
                        command.member(),
                        command.name(),
                        command.prefix(),
                        command.hash(),
                        command.expiresAt()));
    }

    private static void requireSensible(@Nullable Instant expiresAt, Instant now) {
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(MOST)))) {
            throw Refusal.of(
                    RefusalCode.EXPIRY_OUT_OF_RANGE,
                    "A key expires in the future, and within ten years or never");
        }
    }
}
