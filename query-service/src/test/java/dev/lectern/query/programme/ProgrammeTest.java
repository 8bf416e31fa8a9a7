package dev.lectern.query.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class ProgrammeTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();

    @Test
    void showsAConference() {
        long position = lectern.log().append(story.created());

        assertThat(lectern.service().read(position, story.path()).toString())
                .isEqualTo(
                        "{\"id\":\"%s\",\"title\":\"Civic Hack\",\"createdAt\":\"%s\"}"
                                .formatted(story.conference(), EventLog.recordedAt(position)));
    }

    @Test
    void showsTheTitleOfNow() {
        long created = lectern.log().append(story.created());
        long renamed = lectern.log().append(story.renamed("Civic Night"));

        assertThat(lectern.service().read(renamed, story.path()).toString())
                .isEqualTo(
                        "{\"id\":\"%s\",\"title\":\"Civic Night\",\"createdAt\":\"%s\"}"
                                .formatted(story.conference(), EventLog.recordedAt(created)));
    }

    @Test
    void listsDemosInOrderOfRegistration() {
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                story.registered("zebra"),
                                story.registered("atlas"),
                                story.registered("mango"));

        JsonNode demos = lectern.service().read(position, story.path() + "/demos");

        assertThat(demos.get("items").valueStream().map(d -> d.get("id").asString()))
                .containsExactly("zebra", "atlas", "mango");
        assertThat(demos.at("/items/1").toString())
                .isEqualTo("{\"id\":\"atlas\",\"title\":\"Demo atlas\"}");
    }

    @Test
    void listsNothingBeforeADemoIsRegistered() {
        long position = lectern.log().append(story.created());

        assertThat(lectern.service().read(position, story.path() + "/demos").toString())
                .isEqualTo("{\"items\":[]}");
    }
}
