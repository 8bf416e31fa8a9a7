package dev.lectern.benchmarks.security;

/** How a vote gets in. */
enum Way {
    IN_PROCESS("in process: the command alone"),
    HTTP("over HTTP: participant token, Idempotency-Key, rate limit"),
    HTTP_UNNAMED("over HTTP, without Idempotency-Key"),
    BARE("bare endpoint: Tomcat and Spring MVC alone, no command");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
