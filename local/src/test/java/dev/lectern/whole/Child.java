package dev.lectern.whole;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another class's {@code main}, and ends with the process that started it, however it ends.
 */
final class Child {

    private Child() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        ProcessHandle.current().parent().ifPresent(Child::endWith);
        try {
            Class.forName(args[0])
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            // As it would look without this class, and without waiting for other threads.
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void endWith(ProcessHandle parent) {
        Thread.ofPlatform()
                .name("parent")
                .daemon()
                .start(() -> {
                    parent.onExit().join();
                    Runtime.getRuntime().halt(1);
                });
    }
}
