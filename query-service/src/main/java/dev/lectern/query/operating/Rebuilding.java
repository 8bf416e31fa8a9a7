package dev.lectern.query.operating;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * {@code rebuild <read model> [--admin <address>]}: has a read model rebuilt and shows how far it
 * is, until it is live.
 */
public final class Rebuilding {

    /** The first argument that asks for it. */
    public static final String NAME = "rebuild";

    private static final String USAGE =
            "Usage: java -jar query-service.jar rebuild <read model> [--admin http://localhost:9081]";
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    /** How long a service may take to start again. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AdminClient admin;
    private final String readModel;
    private final Duration pause;
    private final Display display;
    private final PrintStream errors;

    private Rebuilding(
            AdminClient admin,
            String readModel,
            Duration pause,
            Display display,
            PrintStream errors) {
        this.admin = admin;
        this.readModel = readModel;
        this.pause = pause;
        this.display = display;
        this.errors = errors;
    }

    /**
     * @param arguments what follows the name
     * @param terminal whether the output is one, so that a line can be drawn over
     * @return the exit code: 0 once it is live, 1 if that failed, 2 if it was called in a wrong way
     */
    public static int run(
            List<String> arguments, PrintStream output, PrintStream errors, boolean terminal)
            throws InterruptedException {
        URI address = URI.create("http://localhost:9081");
        String readModel = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--admin") && i + 1 < arguments.size()) {
                i++;
                URI given = AdminClient.address(arguments.get(i));
                if (given == null) {
                    errors.println(arguments.get(i) + " is no http address. " + USAGE);
                    return MISUSED;
                }
                address = given;
            } else if (argument.startsWith("-") || readModel != null) {
                errors.println(USAGE);
                return MISUSED;
            } else {
                readModel = argument;
            }
        }
        if (readModel == null) {
            errors.println(USAGE);
            return MISUSED;
        }
        try (var admin = new AdminClient(address)) {
            return new Rebuilding(
                            admin,
                            readModel,
                            Duration.ofMillis(500),
                            new Display(output, terminal, readModel),
                            errors)
                    .rebuild();
        }
    }

    private int rebuild() throws InterruptedException {
        String id;
        try {
            JsonNode begun = admin.startRebuild(readModel);
            if (begun == null) {
                return fail(
                        "There is no read model \"%s\"; there are %s."
                                .formatted(
                                        readModel,
                                        String.join(
                                                ", ",
                                                admin.projections().get("live").propertyNames())));
            }
            id = begun.path("id").asString();
            display.say(
                    begun.path("started").asBoolean()
                            ? "is rebuilt beside the live one."
                            : "is being rebuilt already; this follows it.");
        } catch (UnreachableException e) {
            return fail(e.getMessage() + " Say where the admin endpoint is with --admin.");
        }
        var goesOn = new Thread(() -> display.say("goes on being rebuilt without this command."));
        Runtime.getRuntime().addShutdownHook(goesOn);
        try {
            return follow(id);
        } finally {
            Runtime.getRuntime().removeShutdownHook(goesOn);
        }
    }

    private int follow(String id) throws InterruptedException {
        long lastAnswer = System.nanoTime();
        while (true) {
            try {
                Integer end = look(id);
                if (end != null) {
                    return end;
                }
                lastAnswer = System.nanoTime();
            } catch (UnreachableException e) {
                if (System.nanoTime() - lastAnswer > PATIENCE.toNanos()) {
                    return fail(
                            e.getMessage() + " The rebuild goes on where it was once it is back.");
                }
                display.wait("the service does not answer at the moment");
            }
            Thread.sleep(pause);
        }
    }

    /**
     * @return the exit code, if it has come to an end
     */
    private @Nullable Integer look(String id) throws InterruptedException {
        JsonNode now = admin.projections();
        if (now.path("live").path(readModel).asString("").equals(id)) {
            display.say("is live, rebuilt.");
            return DONE;
        }
        if (!now.path("next").path(readModel).asString("").equals(id)) {
            return fail("The rebuild of %s was cancelled.".formatted(readModel));
        }
        for (JsonNode partition : now.path("partitions")) {
            if (partition.path("readModel").asString().equals(readModel)
                    && partition.path("tables").asString().equals("next")
                    && partition.has("stopped")) {
                return fail(
                        "The rebuild of %s has stopped; the live one is as it was. %s"
                                .formatted(readModel, partition.get("stopped").asString()));
            }
        }
        JsonNode obstacle = now.path("obstacles").path(readModel + " (rebuild)");
        if (obstacle.isString()) {
            display.wait(obstacle.asString());
            return null;
        }
        for (JsonNode rebuild : now.path("rebuilds")) {
            if (rebuild.path("id").asString().equals(id)) {
                display.show(
                        number(rebuild, "percent"),
                        number(rebuild, "eventsPerSecond"),
                        number(rebuild, "secondsLeft"));
            }
        }
        return null;
    }

    private static @Nullable Double number(JsonNode rebuild, String name) {
        JsonNode number = rebuild.path(name);
        return number.isNumber() ? number.asDouble() : null;
    }

    private int fail(String sentence) {
        display.end();
        errors.println(sentence);
        return FAILED;
    }
}
