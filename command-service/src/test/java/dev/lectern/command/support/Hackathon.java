package dev.lectern.command.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.command.support.RunningService.Answer;

/**
 * A conference with one demo, driven over HTTP.
 *
 * @param name of the conference
 */
public record Hackathon(RunningService service, String name) {

    public static final String TWO_CRITERIA =
            """
            {"title": "Finals", "scale": {"min": 0, "max": 5, "step": 0.5}, "criteria": [
              {"id": "impact", "name": "Impact", "weight": 60},
              {"id": "craft", "name": "Craft", "weight": 40}]}\
            """;

    /** Creates it, with the demo atlas. */
    public static Hackathon create(RunningService service, String name) {
        var hackathon = new Hackathon(service, name);
        created(service.put("/api/conferences/" + name, "{\"title\": \"Hackathon\"}"));
        created(service.put("/api/conferences/" + name + "/demos/atlas", "{\"title\": \"Atlas\"}"));
        return hackathon;
    }

    /** The same on another instance of the service. */
    public Hackathon on(RunningService other) {
        return new Hackathon(other, name);
    }

    private String path(String competition) {
        return "/api/conferences/" + name + "/competitions/" + competition;
    }

    public Answer open(String competition, String rules) {
        return service.put(path(competition), rules);
    }

    public Answer name(String competition, String judge) {
        return service.put(
                path(competition) + "/judges/" + judge, "{\"name\": \"Name of " + judge + "\"}");
    }

    /** A scorecard for atlas by {@link #TWO_CRITERIA}. */
    public Answer submit(String competition, String judge, String comment) {
        return service.put(
                path(competition) + "/judges/" + judge + "/scorecards/atlas",
                "{\"scores\": {\"impact\": 4, \"craft\": 3.5}, \"comment\": \"" + comment + "\"}");
    }

    public Answer lock(String competition) {
        return service.post(path(competition) + "/lock", "");
    }

    public static void created(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    }
}
