package dev.lectern.command.web;

import dev.lectern.api.Fact;
import dev.lectern.api.MemberId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.dispatching.Repetitions;
import dev.lectern.command.privacy.KeyRing;
import dev.lectern.command.rights.RightsProjection;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What every writing endpoint does: encrypt what was written, send the command, answer its receipt.
 */
@Component
public class Writes {

    /** The header that tells the position of a write. */
    public static final String POSITION = "Lectern-Position";

    private final Repetitions repetitions;
    private final KeyRing keys;
    private final RightsProjection rights;

    Writes(Repetitions repetitions, KeyRing keys, RightsProjection rights) {
        this.repetitions = repetitions;
        this.keys = keys;
        this.rights = rights;
    }

    /**
     * @param command made anew for each attempt; texts are to be protected inside of it
     * @return 201 if something was recorded, 200 if it had all happened before
     */
    public ResponseEntity<Receipt> accept(Caller caller, Supplier<?> command) {
        Receipt receipt = record(caller, command);
        return answer(receipt, receipt);
    }

    /**
     * Like {@link #accept}, for what changes rights: once it is answered, everybody's rights are as
     * it says, on both services within a second.
     */
    public ResponseEntity<Receipt> acceptRights(Caller caller, Supplier<?> command) {
        ResponseEntity<Receipt> answer = accept(caller, command);
        putInEffect();
        return answer;
    }

    /**
     * Like {@link #accept}, for what destroys keys: once it is answered they are gone, and used
     * nowhere a second later.
     */
    public ResponseEntity<Receipt> acceptErasure(Caller caller, Supplier<?> command) {
        ResponseEntity<Receipt> answer = acceptRights(caller, command);
        keys.forget();
        return answer;
    }

    /**
     * Like {@link #accept}, for what is given its id here and not by the caller.
     *
     * @param body made of what was recorded: a repeated request is told the first one's id
     */
    public <T> ResponseEntity<T> create(
            Caller caller, Supplier<?> command, BiFunction<Receipt, List<Fact>, T> body) {
        Receipt receipt = record(caller, command);
        return answer(receipt, body.apply(receipt, repetitions.facts(receipt)));
    }

    /** Like {@link #accept}, for who answers more than the receipt. */
    public Receipt record(Caller caller, Supplier<?> command) {
        return repetitions.dispatch(command, caller);
    }

    /**
     * Has everybody's rights be as was recorded so far.
     *
     * @throws dev.lectern.command.rights.NotInEffectException if that cannot be done at the moment
     */
    public void putInEffect() {
        rights.catchUp();
    }

    /** What the first request of that name recorded, if it recorded anything. */
    public Optional<Receipt> recordedBefore(Caller caller) {
        return repetitions.find(caller);
    }

    /** Of what was recorded, the last fact of a kind. */
    public <F extends Fact> Optional<F> fact(Receipt receipt, Class<F> kind) {
        return repetitions.facts(receipt).reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    public <T> ResponseEntity<T> answer(Receipt receipt, T body) {
        return ResponseEntity.status(receipt.events() == 0 ? HttpStatus.OK : HttpStatus.CREATED)
                .header(POSITION, Long.toString(receipt.position()))
                .contentType(MediaType.APPLICATION_JSON) // nothing is left to negotiate
                .body(body);
    }

    /** The text under the key of whoever wrote it, or whom it names. */
    public ProtectedText protect(KeyId key, Text text) {
        return keys.protect(key, text.value());
    }

    /**
     * Whether any text ever named the member or was by them, in the organisation's conferences too.
     */
    public boolean hasKeys(OrganisationId organisation, MemberId member) {
        return keys.hasAny(organisation, member);
    }
}
