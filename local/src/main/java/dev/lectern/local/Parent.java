package dev.lectern.local;

import java.util.Map;

/** The process that started this one. */
final class Parent {

    private static final String SWITCH = "LECTERN_STOP_WITH_PARENT";

    private Parent() {}

    /**
     * Ends this JVM, in order, when its parent has ended, if the environment asks for it. Maven
     * passes Ctrl-C on, but if it is killed, nobody would know any more how to stop Lectern.
     */
    static void endWithIt(Map<String, String> environment) {
        if (Boolean.parseBoolean(environment.get(SWITCH))) {
            ProcessHandle.current().parent().ifPresent(Parent::endWith);
        }
    }

    private static void endWith(ProcessHandle parent) {
        Thread.ofPlatform()
                .name("parent")
                .daemon()
                .start(() -> {
                    parent.onExit().join();
                    System.exit(1);
                });
    }
}
