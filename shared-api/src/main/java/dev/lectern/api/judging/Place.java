package dev.lectern.api.judging;

import dev.lectern.api.DemoId;

import java.math.BigDecimal;

/**
 * One line of a published ranking.
 *
 * @param rank from 1; tied demos share the better rank and the next one is left out
 * @param exact the value as a reduced fraction, such as {@code 559/140}
 * @param value the same to ten places, half up
 */
public record Place(int rank, DemoId demo, String exact, BigDecimal value) {}
