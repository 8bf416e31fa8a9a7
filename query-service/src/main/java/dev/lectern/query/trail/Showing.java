package dev.lectern.query.trail;

import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.query.text.Texts;
import dev.lectern.query.trail.Entries.Entry;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes of entries on record what a reader may see of them. */
@Component
class Showing {

    private static final List<String> CHOICES = List.of("ballot", "before");

    /** What lets somebody in, and what recognises a secret, is of no use to who looks back. */
    static final Map<String, List<String>> SECRET =
            Map.of(
                    "lectern.admission.ConferenceOpened", List.of("code"),
                    "lectern.admission.ConferenceClosed", List.of("code"),
                    "lectern.organisation.ApiKeyCreated", List.of("hash"));

    private final Texts texts;
    private final Tags tags;

    Showing(Texts texts, Tags tags) {
        this.texts = texts;
        this.tags = tags;
    }

    /** As the staff sees them: whoever gave something without a name is not told. */
    List<ShownEntry> toStaff(String scope, List<Entry> entries) {
        return shown(entries, (entry, content) -> staffs(scope, entry, content));
    }

    /** As participants see their own. */
    List<ShownEntry> toThemselves(List<Entry> entries) {
        return shown(
                entries,
                (entry, content) ->
                        new ShownEntry(
                                entry.position(),
                                entry.id(),
                                entry.type(),
                                entry.schemaVersion(),
                                entry.recordedAt(),
                                entry.actor(),
                                entry.correlationId(),
                                entry.causationId(),
                                null,
                                withhold(content, SECRET.getOrDefault(entry.type(), List.of())),
                                content));
    }

    private interface Shower {
        ShownEntry show(Entry entry, ObjectNode content);
    }

    private List<ShownEntry> shown(List<Entry> entries, Shower shower) {
        List<ObjectNode> contents =
                entries.stream().map(entry -> Contents.read(entry.fact())).toList();
        var found = new ArrayList<ProtectedText>();
        contents.forEach(content -> Contents.texts(content, found::add));
        Texts.Revealed revealed = texts.open(found);
        var shown = new ArrayList<ShownEntry>();
        for (int i = 0; i < entries.size(); i++) {
            Contents.reveal(contents.get(i), revealed);
            shown.add(shower.show(entries.get(i), contents.get(i)));
        }
        return shown;
    }

    private ShownEntry staffs(String scope, Entry entry, ObjectNode content) {
        List<String> names = SECRET.getOrDefault(entry.type(), List.of());
        List<String> withheld = withhold(content, entry.hidden() ? with(CHOICES, names) : names);
        String actor = entry.actor();
        if (entry.anonymous()) {
            String tag = tags.of(scope, entry);
            actor = "anonymous:" + tag;
            if (content.has("participant")) {
                content.put("participant", tag);
            }
        }
        return new ShownEntry(
                entry.position(),
                entry.audience() ? tags.standIn(entry.id()) : entry.id(),
                entry.type(),
                entry.schemaVersion(),
                entry.audience()
                        ? entry.recordedAt().truncatedTo(ChronoUnit.MINUTES)
                        : entry.recordedAt(),
                actor,
                entry.audience() ? null : entry.correlationId(),
                entry.audience() ? null : entry.causationId(), // as an id, it has a time in it
                entry.anonymous() ? true : null,
                withheld,
                content);
    }

    private static List<String> with(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Takes the members with these names away, and says which there were. */
    private static List<String> withhold(ObjectNode content, List<String> names) {
        return names.stream().filter(name -> content.remove(name) != null).toList();
    }
}
