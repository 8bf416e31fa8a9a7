package dev.lectern.query.trail;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * @param next the cursor of the next page; absent on the last one
 */
record TrailAnswer(List<ShownEntry> items, @Nullable String next) {}
