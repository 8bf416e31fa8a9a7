package dev.lectern.query.judging;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** Whether a scorecard counts, and if not, why. */
enum ScorecardStatus {
    COUNTS,
    WITHDRAWN,
    /** The judge has a conflict of interest with the demo. */
    CONFLICT;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
