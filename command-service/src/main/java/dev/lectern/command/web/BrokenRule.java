package dev.lectern.command.web;

import dev.lectern.command.deciding.RefusalCode;
import dev.lectern.web.ProblemCode;

/** A rule of the domain as it is answered. */
record BrokenRule(RefusalCode rule) implements ProblemCode {

    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public int status() {
        return switch (rule.kind()) {
            case UNKNOWN -> 404;
            case FORBIDDEN -> 403;
            case CONFLICT -> 409;
            case INVALID -> 422;
        };
    }
}
