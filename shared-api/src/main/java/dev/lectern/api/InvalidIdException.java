package dev.lectern.api;

/**
 * A text that should be an id is none. The message never repeats the text, which came from outside.
 */
public final class InvalidIdException extends IllegalArgumentException {

    private final String what;

    InvalidIdException(String what) {
        super(
                "The "
                        + what
                        + " id is not 1 to 64 letters, digits, dots, underscores or hyphens that start with a letter or digit");
        this.what = what;
    }

    /**
     * @return what the id was meant to name, such as {@code demo}
     */
    public String what() {
        return what;
    }
}
