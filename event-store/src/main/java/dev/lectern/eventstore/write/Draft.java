package dev.lectern.eventstore.write;

import java.util.Set;
import java.util.UUID;

/** An event ready to be stored: converted and validated, without a position. */
record Draft(
        UUID id, String type, String version, String payload, String metadata, Set<String> tags) {}
