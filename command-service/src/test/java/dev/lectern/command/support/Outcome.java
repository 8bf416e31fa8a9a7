package dev.lectern.command.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.command.deciding.Refusal;
import dev.lectern.command.deciding.RefusalCode;

import org.axonframework.test.fixture.AxonTestPhase;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/** What came of a command. */
public final class Outcome {

    private final AxonTestPhase.Then.Command then;
    private final List<Fact> recorded;

    Outcome(AxonTestPhase.Then.Command then, List<Fact> recorded) {
        this.then = then;
        this.recorded = recorded;
    }

    /** It was accepted; what it recorded. */
    public List<Fact> accepted() {
        then.success();
        return recorded;
    }

    /** It was accepted, and recorded exactly this. */
    public void records(Fact... facts) {
        assertThat(accepted()).containsExactly(facts);
    }

    /** It was accepted, and it had all happened before. */
    public void recordsNothing() {
        assertThat(accepted()).isEmpty();
    }

    /** It was refused by this rule, because of the field that it is about, and recorded nothing. */
    public Refused refused(RefusalCode code) {
        return refused(code, code.field());
    }

    /** It was refused by this rule, because of this field, and recorded nothing. */
    public Refused refused(RefusalCode code, String field) {
        var refusals = new ArrayList<Refusal>();
        then.exceptionSatisfies(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            assertThat(cause).isInstanceOf(Refusal.class);
            refusals.add((Refusal) cause);
        });
        Refusal refusal = refusals.getFirst();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(recorded).isEmpty();
        return new Refused(refusal);
    }

    /** What else the client is told. */
    public record Refused(Refusal refusal) {

        public Refused with(String detail, Object value) {
            assertThat(refusal.details()).containsEntry(detail, value);
            return this;
        }
    }
}
