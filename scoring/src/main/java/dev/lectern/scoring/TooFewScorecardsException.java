package dev.lectern.scoring;

import dev.lectern.api.DemoId;

/** A demo has fewer scorecards than the scoring model takes, so that it ranks none. */
public final class TooFewScorecardsException extends RuntimeException {

    private final DemoId demo;
    private final int required;

    TooFewScorecardsException(DemoId demo, int required) {
        super("%s has fewer than %d scorecards".formatted(demo, required));
        this.demo = demo;
        this.required = required;
    }

    public DemoId demo() {
        return demo;
    }

    /** How many a demo must have at least. */
    public int required() {
        return required;
    }
}
