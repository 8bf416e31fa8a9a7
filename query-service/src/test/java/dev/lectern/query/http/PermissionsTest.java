package dev.lectern.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.access.ParticipantTokens;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.conference.Role;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Asks every operation of the description as everybody. What is allowed is in the table; an
 * operation that is not in it fails the test.
 */
class PermissionsTest {

    private static final Set<String> ORGANISERS = Set.of("owner", "organiser");
    private static final Set<String> AUDITORS = Set.of("owner", "organiser", "auditor");
    private static final Set<String> DOORKEEPERS =
            Set.of("owner", "organiser", "moderator", "speaker");
    private static final Set<String> STAFF =
            Set.of("owner", "organiser", "moderator", "speaker", "judge", "other judge", "auditor");
    private static final Set<String> ALL =
            Set.of(
                    "owner",
                    "organiser",
                    "moderator",
                    "speaker",
                    "judge",
                    "other judge",
                    "auditor",
                    "participant");

    /** Who may see what of a conference whose results are not published. */
    private static final Map<String, Set<String>> OF_A_CONFERENCE =
            Map.ofEntries(
                    Map.entry("", ALL),
                    Map.entry("/demos", ALL),
                    Map.entry("/demos/{demo}", ALL),
                    Map.entry("/members", STAFF),
                    Map.entry("/admission", ALL),
                    Map.entry("/admission/qr-code", DOORKEEPERS),
                    Map.entry("/participants", Set.of("owner", "organiser", "moderator")),
                    Map.entry("/talks", ALL),
                    Map.entry("/talks/{talk}", ALL),
                    Map.entry("/talks/{talk}/questions", ALL),
                    Map.entry("/talks/{talk}/live", ALL),
                    Map.entry("/talks/{talk}/questions/changes", AUDITORS),
                    Map.entry("/moderation-queue", Set.of("owner", "organiser", "moderator")),
                    Map.entry(
                            "/moderation-log",
                            Set.of("owner", "organiser", "moderator", "auditor")),
                    Map.entry("/questions/mine", Set.of("participant")),
                    Map.entry("/upvotes/mine", Set.of("participant")),
                    Map.entry("/invitations", ORGANISERS),
                    Map.entry("/invitations/export", ORGANISERS),
                    Map.entry("/competitions/{competition}", ALL),
                    Map.entry("/competitions/{competition}/judges", AUDITORS),
                    Map.entry(
                            "/competitions/{competition}/judges/{judge}",
                            Set.of("owner", "organiser", "auditor", "judge")),
                    Map.entry("/competitions/{competition}/scorecards", AUDITORS),
                    Map.entry(
                            "/competitions/{competition}/judges/{judge}/scorecards",
                            Set.of("owner", "organiser", "auditor", "judge")),
                    Map.entry("/competitions/{competition}/ranking", AUDITORS),
                    Map.entry("/polls", ALL),
                    Map.entry("/polls/{poll}", ALL),
                    Map.entry("/polls/{poll}/live", ALL),
                    Map.entry("/polls/{poll}/changes", AUDITORS),
                    Map.entry("/ballots/mine", Set.of("participant")),
                    Map.entry(
                            "/polls/{poll}/rounds/{round}/ballots/mine/receipt",
                            Set.of("participant")),
                    Map.entry(
                            "/competitions/{competition}/judges/{judge}/scorecards/{demo}/receipt",
                            Set.of("owner", "organiser", "auditor", "judge")),
                    Map.entry("/competitions/{competition}/ranking/what-if", ORGANISERS),
                    Map.entry("/competitions/{competition}/ranking/changes", AUDITORS),
                    Map.entry("/events", AUDITORS),
                    Map.entry("/log", AUDITORS),
                    Map.entry("/audit-trail", AUDITORS),
                    Map.entry("/audit-trail/export", AUDITORS),
                    Map.entry("/audit-trail/mine", Set.of("participant")),
                    Map.entry("/participants/me/export", Set.of("participant")));

    private static final Set<String> OF_AN_ORGANISATION =
            Set.of(
                    "",
                    "/members",
                    "/members/{member}/export",
                    "/api-keys",
                    "/audit-trail",
                    "/audit-trail/export");

    private static final Set<String> OF_EVERYBODY =
            Set.of(
                    "/api/scoring-models",
                    "/api/log/checkpoint",
                    "/api/log/events/{position}/inclusion",
                    "/api/log/checkpoints/{size}/consistency");

    private static final String CONFERENCE = "/api/conferences/{conference}";
    private static final String ORGANISATION = "/api/organisations/{organisation}";

    private final Installation lectern = Installation.shared();
    private final OrganisationId organisation = new OrganisationId("permissions");
    private final Story story = lectern.newStoryOf(organisation);
    private final Map<String, @Nullable String> everybody = new LinkedHashMap<>();
    private final Map<String, Integer> refused = new LinkedHashMap<>();

    private void tell() {
        var keys = lectern.keys();
        var facts = new ArrayList<dev.lectern.api.Fact>();
        facts.add(story.founded());
        facts.add(story.created());
        var members =
                Map.of(
                        "or", Role.ORGANISER,
                        "mo", Role.MODERATOR,
                        "sp", Role.SPEAKER,
                        "ada", Role.JUDGE,
                        "bob", Role.JUDGE,
                        "au", Role.AUDITOR);
        members.forEach((member, role) -> facts.add(story.granted(member, role)));
        facts.addAll(
                List.of(
                        story.opened("K7QTM4", Admission.OPEN),
                        story.joined("p1", null),
                        story.registered("atlas"),
                        story.room().scheduled("Keynote"),
                        story.opened(null),
                        story.named("ada"),
                        story.named("bob"),
                        story.room().drafted(story.room().singleChoice("yes", "no")),
                        story.room().opened(1, null)));
        everybody.put("owner", keys.ownersKey(organisation));
        everybody.put("organiser", keys.keyOf(organisation, "or"));
        everybody.put("moderator", keys.keyOf(organisation, "mo"));
        everybody.put("speaker", keys.keyOf(organisation, "sp"));
        everybody.put("judge", keys.keyOf(organisation, "ada"));
        everybody.put("other judge", keys.keyOf(organisation, "bob"));
        everybody.put("auditor", keys.keyOf(organisation, "au"));
        String token = Keys.token(story.conference(), "p1");
        everybody.put("participant", token);
        everybody.put("member without a role", keys.keyOf(organisation, "no"));
        refused.put("member without a role", 403);
        everybody.put("owner elsewhere", keys.ownersKey());
        refused.put("owner elsewhere", 404);
        everybody.put("participant elsewhere", Keys.token(lectern.newStory().conference(), "p1"));
        refused.put("participant elsewhere", 404);
        everybody.put("nobody", null);
        refused.put("nobody", 401);
        everybody.put("tampered token", tampered(token));
        refused.put("tampered token", 401);
        everybody.put(
                "expired token",
                Keys.token(
                        story.conference(),
                        "p1",
                        Instant.now()
                                .minus(ParticipantTokens.LIFETIME)
                                .minus(Duration.ofMinutes(1))));
        refused.put("expired token", 401);
        everybody.put("unknown key", "lectern_key_" + "x".repeat(32));
        refused.put("unknown key", 401);
        String position = Long.toString(lectern.log().append(facts));
        for (String path :
                List.of(
                        story.competitionPath(),
                        story.path() + "/talks",
                        story.path() + "/talks/keynote/questions",
                        story.path() + "/moderation-queue",
                        story.path() + "/audit-trail",
                        story.path() + "/polls")) {
            lectern.service().getAs(everybody.get("owner"), path, "Lectern-Min-Position", position);
        }
        lectern.sealed();
    }

    private static String tampered(String token) {
        int dot = token.indexOf('.');
        char changed = token.charAt(dot + 3) == 'A' ? 'B' : 'A';
        return token.substring(0, dot + 3) + changed + token.substring(dot + 4);
    }

    private int expected(String path, String who) {
        if (OF_EVERYBODY.contains(path)) {
            return refused.getOrDefault(who, 200) == 401 && !who.equals("nobody") ? 401 : 200;
        }
        if (refused.containsKey(who)) {
            return refused.get(who);
        }
        if (path.startsWith(ORGANISATION)) {
            return switch (who) {
                case "owner" -> 200;
                case "participant" -> 404; // who is in a conference, knows of no organisation
                default -> 403;
            };
        }
        return OF_A_CONFERENCE
                        .getOrDefault(path.substring(CONFERENCE.length()), Set.of())
                        .contains(who)
                ? 200
                : 403;
    }

    @Test
    void areThoseOfTheTableForEveryOperation() {
        tell();
        Set<String> described =
                new TreeSet<>(
                        lectern.service().get("/api-docs").body().get("paths").propertyNames());
        var listed = new TreeSet<String>(OF_EVERYBODY);
        OF_A_CONFERENCE.keySet().forEach(path -> listed.add(CONFERENCE + path));
        OF_AN_ORGANISATION.forEach(path -> listed.add(ORGANISATION + path));
        assertThat(described).as("the table of what is allowed").isEqualTo(listed);

        forAll(described, this::statuses)
                .forEach((path, statuses) ->
                        assertThat(statuses)
                                .as(path)
                                .isEqualTo(forEverybody(who -> expected(path, who))));
    }

    private Map<String, Map<String, Integer>> forAll(
            Set<String> paths, BiFunction<String, String, Integer> status) {
        var all = new LinkedHashMap<String, Map<String, Integer>>();
        paths.forEach(path -> all.put(path, forEverybody(who -> status.apply(path, who))));
        return all;
    }

    private Map<String, Integer> forEverybody(java.util.function.ToIntFunction<String> status) {
        var statuses = new LinkedHashMap<String, Integer>();
        everybody.keySet().forEach(who -> statuses.put(who, status.applyAsInt(who)));
        return statuses;
    }

    private int statuses(String path, String who) {
        String target =
                path.replace("{conference}", story.conference().value())
                        .replace("{organisation}", organisation.value())
                        .replace("{competition}", "main")
                        .replace("{judge}", "ada")
                        .replace("{member}", "ada")
                        .replace("{talk}", "keynote")
                        .replace("{poll}", "mood")
                        .replace("{round}", "1")
                        .replace("{position}", "1")
                        .replace("{size}", "1")
                        .replace("{demo}", "atlas");
        Answer answer =
                lectern.service()
                        .sendAs(
                                everybody.get(who),
                                path.endsWith("/live") ? "HEAD" : "GET", // a stream has no end
                                target + query(path),
                                "Lectern-Min-Position",
                                "0");
        if (answer.status() == 401) {
            assertThat(answer.response().headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
        }
        return answer.status();
    }

    /** Nobody is to be let off for lacking a parameter. */
    private static String query(String path) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (path.contains("/ranking")) {
            query.add("model=mean");
        }
        if (path.endsWith("/changes")) {
            query.add("from=999999999");
        }
        return query.toString();
    }
}
