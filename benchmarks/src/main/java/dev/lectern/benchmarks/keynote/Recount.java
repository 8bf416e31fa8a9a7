package dev.lectern.benchmarks.keynote;

import dev.lectern.benchmarks.load.Http;
import dev.lectern.benchmarks.system.Await;
import dev.lectern.benchmarks.system.Installation;
import dev.lectern.benchmarks.system.Rebuilding;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.TreeMap;

/** Compares what clients were told with what is read, what is stored, and what is built anew. */
final class Recount {

    private static final double PATIENCE_SECONDS = 60;

    private final Installation installation;
    private final Ledger ledger;
    private final String poll;

    /**
     * @param poll where it is read
     */
    Recount(Installation installation, Ledger ledger, String poll) {
        this.installation = installation;
        this.ledger = ledger;
        this.poll = poll;
    }

    /**
     * @param joined how many have, readers too
     */
    void check(int participants, int joined) throws Exception {
        JsonNode live = read();
        require("ballots that count", participants, ballots(live));
        require("tally", ledger.tally(), tally(live));
        require("joined", joined, stored("ParticipantJoined"));
        require("ballots stored", participants, stored("BallotCast"));
        int changes =
                (int)
                        ledger.requests().stream()
                                .filter(r -> r.kind() == Request.Kind.CHANGE)
                                .count();
        require("changes stored", changes, stored("BallotChanged"));
        rebuild();
        require("the poll after a rebuild", live, read());
    }

    private void require(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            ledger.contradiction(what + ": expected " + expected + ", found " + found);
        }
    }

    private JsonNode read() throws Exception {
        try (var http = new Http(installation.queryPort(), installation.ownerKey())) {
            var last = new Http.Answer[1];
            Await.until(
                    "the poll is read as of the last acknowledgement",
                    PATIENCE_SECONDS,
                    () -> {
                        last[0] = http.get(poll, ledger.position());
                        return last[0].status() == 200;
                    });
            return JsonMapper.shared().readTree(last[0].body());
        }
    }

    private static JsonNode round(JsonNode poll) {
        return poll.get("rounds").get(0);
    }

    private static int ballots(JsonNode poll) {
        return round(poll).get("ballots").asInt();
    }

    private static Map<String, Integer> tally(JsonNode poll) {
        var tally = new TreeMap<String, Integer>();
        for (JsonNode option : round(poll).get("results").get("options")) {
            int votes = option.get("votes").asInt();
            if (votes > 0) {
                tally.put(option.get("id").asString(), votes);
            }
        }
        return tally;
    }

    private int stored(String fact) throws Exception {
        try (var events = installation.connect("events");
                var query =
                        events.prepareStatement("select count(*) from event where type like ?")) {
            query.setString(1, "%." + fact);
            try (var result = query.executeQuery()) {
                result.next();
                return Math.toIntExact(result.getLong(1));
            }
        }
    }

    private void rebuild() throws Exception {
        try (var rebuilding = new Rebuilding(installation)) {
            rebuilding.start("poll");
            Await.until("the polls are rebuilt", PATIENCE_SECONDS, () -> !rebuilding.isUnderWay());
        }
    }
}
