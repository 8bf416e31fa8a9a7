package dev.lectern.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.Fact;
import dev.lectern.api.wire.EventTypes;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Set;

class ProtectedTextsTest {

    static Set<Class<? extends Fact>> facts() {
        return EventTypes.all();
    }

    /** Fails too for a new fact with texts where they are not looked for, in a map say. */
    @ParameterizedTest
    @MethodSource("facts")
    void findsEveryTextOfEveryFact(Class<? extends Fact> type) {
        var filled = new Filled();
        Fact fact = type.cast(filled.value(type));

        assertThat(ProtectedTexts.in(fact)).containsExactlyInAnyOrderElementsOf(filled.texts());
    }
}
