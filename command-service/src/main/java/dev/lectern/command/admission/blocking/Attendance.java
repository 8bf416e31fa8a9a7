package dev.lectern.command.admission.blocking;

import dev.lectern.api.Fact;
import dev.lectern.api.admission.AdmissionFact.ParticipantBlocked;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.api.admission.AdmissionFact.ParticipantUnblocked;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Whether somebody is there, and whether they may be.
 *
 * @param blocked why, while blocked
 */
public record Attendance(boolean joined, @Nullable ProtectedText blocked) {

    static final Set<Class<? extends Fact>> FACTS =
            Set.of(ParticipantJoined.class, ParticipantBlocked.class, ParticipantUnblocked.class);

    static final Attendance NONE = new Attendance(false, null);

    Attendance evolve(Fact fact) {
        return switch (fact) {
            case ParticipantJoined _ -> new Attendance(true, blocked);
            case ParticipantBlocked of -> new Attendance(joined, of.reason());
            case ParticipantUnblocked _ -> new Attendance(joined, null);
            default -> this;
        };
    }

    void requireJoined() {
        if (!joined) {
            throw Refusal.of(
                    RefusalCode.UNKNOWN_PARTICIPANT, "The conference has no such participant");
        }
    }
}
