package dev.lectern.command.admission.opening;

import com.fasterxml.jackson.annotation.JsonCreator;

import dev.lectern.api.admission.JoinCode;

/** A join code as an organiser types it: in lower case too, as those who join may. */
record ChosenCode(JoinCode code) {

    static final String FORM =
            JoinCode.LENGTH
                    + " of the letters and digits "
                    + JoinCode.ALPHABET
                    + ", in either case";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ChosenCode typed(String text) {
        return new ChosenCode(JoinCode.typed(text));
    }
}
