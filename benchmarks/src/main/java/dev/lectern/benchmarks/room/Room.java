package dev.lectern.benchmarks.room;

import dev.lectern.benchmarks.load.Http;
import dev.lectern.benchmarks.system.Installation;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;

/** A conference that is open to everybody with its code, and its polls, by the owner's hand. */
public final class Room implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("yes", "no", "maybe");
    private static final int ATTEMPTS = 10;
    private static final String POLL =
            """
            {"talk": "keynote", "title": "Shall we?", "resultsHiddenUntilRevealed": false,
             "voting": {"kind": "single-choice", "options": [
               {"id": "yes", "title": "Yes"}, {"id": "no", "title": "No"}, {"id": "maybe", "title": "Maybe"}]}}
            """;
    private static final String TALK =
            """
            {"kind": "keynote", "title": "Votes that add up", "speakers": [{"name": "Ada"}], "moderation": "after",
             "start": "2030-11-25T09:00:00+01:00", "end": "2030-11-25T09:45:00+01:00"}
            """;

    private final String path;
    private final Http owner;
    private final String code;

    /** Creates it. */
    public Room(Installation installation, String conference) throws IOException {
        path = "/api/conferences/" + conference;
        owner = new Http(installation.commandPort(), installation.ownerKey());
        put("", "{\"title\": \"Civic Tech 2026\"}");
        put("/talks/keynote", TALK);
        code =
                JsonMapper.shared()
                        .readTree(put("/admission", "{\"admission\": \"open\"}").body())
                        .get("code")
                        .asString();
    }

    /** One of those that there are in every poll, in turns. */
    public static String option(long number) {
        return OPTIONS.get((int) (number % OPTIONS.size()));
    }

    /** The path of everything that belongs to it. */
    public String path() {
        return path;
    }

    public String code() {
        return code;
    }

    /** Drafts a poll and opens its first round. */
    public void open(String poll) throws IOException {
        put("/polls/" + poll, POLL);
        put("/polls/" + poll + "/rounds/1", "{}");
    }

    /** Where a participant's ballot in the first round is put. */
    public String ballot(String poll) {
        return path + "/polls/" + poll + "/rounds/1/ballots/mine";
    }

    /** A service that has only just started may be slower than it is patient. */
    private Http.Answer put(String what, String json) throws IOException {
        Http.Answer answer = owner.put(path + what, json);
        for (int attempt = 1; answer.status() == 503 && attempt < ATTEMPTS; attempt++) {
            answer = owner.put(path + what, json);
        }
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(what + ": " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        owner.close();
    }
}
