package dev.lectern.whole;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A member who judges at three conferences, and a participant of the first, both with another
 * beside them who stays. All that they write holds a text of theirs that is found nowhere else.
 */
final class Erasable {

    private static final List<String> CONFERENCES = List.of("erasure-1", "erasure-2", "erasure-3");
    private static final String MEMBER = "/api/organisations/main/members/mia";

    /** The path of the first conference. */
    static final String FIRST = "/api/conferences/erasure-1";

    final String membersText = "Holunder-" + UUID.randomUUID();
    final String guestsText = "Quitte-" + UUID.randomUUID();
    final String othersText = "Wacholder-" + UUID.randomUUID();

    private final Person owner;
    private final Person leaving;
    private final Person staying;
    private final String guest;
    private long position;

    Erasable(Installation lectern) throws IOException {
        owner = Person.owner(lectern);
        write("PUT", MEMBER, "{\"name\": \"" + membersText + "\"}");
        for (String conference : CONFERENCES) {
            judge("/api/conferences/" + conference);
        }
        write("PUT", FIRST + "/admission", "{\"admission\": \"open\"}");
        JsonNode joined = owner.admit(CONFERENCES.getFirst());
        guest = joined.get("participant").asString();
        leaving = new Person(owner.addresses(), joined.get("token").asString());
        staying =
                new Person(
                        owner.addresses(),
                        owner.admit(CONFERENCES.getFirst()).get("token").asString());
        ask();
        vote();
    }

    private void judge(String conference) throws IOException {
        write("PUT", conference, "{\"title\": \"" + othersText + "\"}");
        for (String demo : List.of("votes", "maps")) {
            write("PUT", conference + "/demos/" + demo, "{\"title\": \"A demo\"}");
        }
        String finals = conference + "/competitions/finals";
        write(
                "PUT",
                finals,
                """
                {"title": "Finals", "criteria": [{"id": "impact", "name": "Impact", "weight": 100}],
                 "scale": {"min": 0, "max": 5, "step": 0.5}}
                """);
        write("PUT", finals + "/judges/mia", "{\"name\": \"" + membersText + "\"}");
        write("PUT", finals + "/judges/max", "{\"name\": \"" + othersText + "\"}");
        write(
                "PUT",
                finals + "/judges/mia/conflicts/maps",
                "{\"reason\": \"" + membersText + "\"}");
        score(finals + "/judges/mia/scorecards/votes", "4.5", membersText);
        score(finals + "/judges/max/scorecards/votes", "3", othersText);
        score(finals + "/judges/max/scorecards/maps", "3.5", othersText);
    }

    private void score(String path, String impact, String comment) throws IOException {
        write(
                "PUT",
                path,
                "{\"scores\": {\"impact\": %s}, \"comment\": \"%s\"}".formatted(impact, comment));
    }

    private void ask() throws IOException {
        String talk = FIRST + "/talks/keynote";
        write(
                "PUT",
                talk,
                """
                {"kind": "keynote", "title": "Keynote", "start": "2026-11-25T10:00:00+01:00",
                 "end": "2026-11-25T10:45:00+01:00", "room": "Main hall", "moderation": "after",
                 "speakers": [{"name": "%s", "member": "mia"}]}
                """
                        .formatted(membersText));
        write("POST", talk + "/questions/open", "");
        String asked =
                leaving.write(
                                "POST",
                                talk + "/questions",
                                "{\"text\": \"%s\", \"shownName\": \"%s\"}"
                                        .formatted(guestsText, guestsText))
                        .get("question")
                        .asString();
        String other =
                staying.write("POST", talk + "/questions", "{\"text\": \"" + othersText + "\"}")
                        .get("question")
                        .asString();
        staying.write("PUT", FIRST + "/questions/" + asked + "/upvotes/mine", "");
        leaving.write("PUT", FIRST + "/questions/" + other + "/upvotes/mine", "");
        write("PUT", path() + "/block", "{\"reason\": \"" + guestsText + "\"}");
        write("DELETE", path() + "/block", "");
    }

    private void vote() throws IOException {
        String mood = FIRST + "/polls/mood";
        write(
                "PUT",
                mood,
                """
                {"title": "How do you feel?", "resultsHiddenUntilRevealed": false,
                 "voting": {"kind": "single-choice", "options": [
                   {"id": "good", "title": "Good"}, {"id": "bad", "title": "Bad"}]}}
                """);
        write("PUT", mood + "/rounds/1", "{}");
        leaving.write("PUT", mood + "/rounds/1/ballots/mine", "{\"options\": [\"good\"]}");
        staying.write("PUT", mood + "/rounds/1/ballots/mine", "{\"options\": [\"bad\"]}");
        write("POST", mood + "/rounds/1/close", "");
    }

    /** The id of the participant who is going to be erased. */
    String guest() {
        return guest;
    }

    private String path() {
        return FIRST + "/participants/" + guest;
    }

    void eraseBoth() throws IOException {
        write("POST", MEMBER + "/erasure", "{\"reason\": \"Asked for it\"}");
        write("POST", path() + "/erasure", "{\"reason\": \"Asked for it\"}");
    }

    private void write(String method, String path, String body) throws IOException {
        position = owner.write(method, path, body).get("position").asLong();
    }

    /** What readers get who see what both have written, by path. */
    Map<String, String> texts() throws IOException {
        var texts = new TreeMap<String, String>();
        for (String conference : CONFERENCES) {
            String path = "/api/conferences/" + conference;
            for (String what : List.of("/judges", "/scorecards")) {
                read(texts, path + "/competitions/finals" + what);
            }
            read(texts, path + "/audit-trail?limit=200");
        }
        read(texts, FIRST + "/talks/keynote/questions");
        read(texts, FIRST + "/talks/keynote");
        read(texts, "/api/organisations/main/members?limit=200");
        return texts;
    }

    /** What is counted, and ranked, by path. */
    Map<String, String> results() throws IOException {
        var results = new TreeMap<String, String>();
        for (String conference : CONFERENCES) {
            for (String model : List.of("mean", "median")) {
                read(
                        results,
                        "/api/conferences/"
                                + conference
                                + "/competitions/finals/ranking?model="
                                + model);
            }
        }
        read(results, FIRST + "/polls/mood");
        results.put(
                "upvotes",
                owner.read(FIRST + "/talks/keynote/questions", position)
                        .get("items")
                        .valueStream()
                        .map(q -> q.get("id").asString() + ' ' + q.get("upvotes").asInt())
                        .sorted()
                        .toList()
                        .toString());
        return results;
    }

    private void read(Map<String, String> read, String path) throws IOException {
        // The position is of an event of the first conference, which the others need not wait for.
        read.put(path, owner.read(path, path.startsWith(FIRST) ? position : 0).toString());
    }

    /** The last entry of a type in the trail of a conference or an organisation. */
    JsonNode lastEntry(String of, String type) throws IOException {
        return owner.read(of + "/audit-trail?limit=200&type=" + type, position)
                .get("items")
                .valueStream()
                .toList()
                .getLast();
    }
}
