package dev.lectern.local;

import java.lang.management.ManagementFactory;

/**
 * Runs PostgreSQL, a Kafka broker and both services, and keeps their data in {@code .lectern}.
 * Ctrl-C stops them in order.
 */
public final class Lectern {

    private Lectern() {}

    public static void main(String[] arguments) {
        LocalSettings settings;
        try {
            settings = LocalSettings.from(System.getenv());
        } catch (StartException e) {
            fail(StartFailure.sentence(e));
            return;
        }
        var components = new Components();
        Runtime.getRuntime().addShutdownHook(new Thread(components::close, "stop"));
        Parent.endWithIt(System.getenv());
        start(settings, components);
    }

    private static void start(LocalSettings settings, Components components) {
        System.out.println("Lectern starts, with its data in " + settings.home() + ".");
        try {
            new Launcher(settings, components).start();
            System.out.println(Welcome.text(settings, secondsSinceJvmStart()));
        } catch (Components.StoppedException e) {
            // Asked to stop while it started: the shutdown hook is at work.
        } catch (Throwable e) {
            fail(StartFailure.sentence(e) + StartFailure.report(e, settings.home()));
        }
    }

    private static void fail(String sentence) {
        System.err.printf("%n%s%n%n", sentence);
        System.exit(1);
    }

    private static double secondsSinceJvmStart() {
        return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1e3;
    }
}
