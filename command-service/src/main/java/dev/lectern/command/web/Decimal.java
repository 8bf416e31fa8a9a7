package dev.lectern.command.web;

import com.fasterxml.jackson.annotation.JsonCreator;

import dev.lectern.api.Decimals;

import java.math.BigDecimal;

/** A number in a request, of a size that can be calculated with. */
public record Decimal(BigDecimal value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Decimal {
        value = Decimals.canonical(value);
    }
}
