package dev.lectern.command.web;

import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.dispatching.Repetitions;
import dev.lectern.command.privacy.KeyRing;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

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
    private final JsonMapper json;

    Writes(Repetitions repetitions, KeyRing keys, JsonMapper json) {
        this.repetitions = repetitions;
        this.keys = keys;
        this.json = json;
    }

    /** The text under the key of whoever wrote it, or whom it names. */
    public ProtectedText protect(KeyId key, Text text) {
        return keys.protect(key, text.value());
    }

    /**
     * @param command made anew for each attempt; texts are to be protected inside of it
     * @return 201 if something was recorded, 200 if it had all happened before
     */
    public ResponseEntity<Receipt> accept(Caller caller, Supplier<?> command) {
        Receipt receipt = repetitions.dispatch(command, caller);
        return ResponseEntity.status(receipt.events() == 0 ? HttpStatus.OK : HttpStatus.CREATED)
                .header(POSITION, Long.toString(receipt.position()))
                // Of unknown length, it would be sent in two pieces.
                .contentLength(json.writeValueAsBytes(receipt).length)
                .body(receipt);
    }
}
