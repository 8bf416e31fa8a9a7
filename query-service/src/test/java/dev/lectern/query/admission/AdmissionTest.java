package dev.lectern.query.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.access.InvitationCodes;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.Invitation;
import dev.lectern.api.conference.Role;
import dev.lectern.api.privacy.MasterKey;
import dev.lectern.query.support.EventLog;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.Keys;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

class AdmissionTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();

    private String admission(long position) {
        return lectern.service().read(position, story.path() + "/admission").toString();
    }

    @Test
    void showsHowToJoinAndHowManyHave() {
        var log = lectern.log();
        assertThat(admission(log.append(story.created())))
                .isEqualTo(
                        "{\"admission\":\"closed\",\"openJoining\":false,\"participants\":0,\"invited\":0}");

        long invited =
                log.append(
                        story.opened("K7QTM4", Admission.INVITATION),
                        story.invited(1, 3),
                        story.joined("p1", new Invitation(1, 1)));
        assertThat(admission(invited))
                .isEqualTo(
                        "{\"admission\":\"invitation\",\"openJoining\":false,\"joinCode\":\"K7QTM4\","
                                + "\"joinAddress\":\"http://localhost:8081/join/K7QTM4\",\"participants\":1,\"invited\":1}");

        long open = log.append(story.opened("HACK34", Admission.OPEN), story.joined("p2", null));
        assertThat(admission(open))
                .startsWith("{\"admission\":\"open\",\"openJoining\":true,\"joinCode\":\"HACK34\"")
                .endsWith("\"participants\":2,\"invited\":1}");

        assertThat(admission(log.append(story.closed("HACK34"))))
                .isEqualTo(
                        "{\"admission\":\"closed\",\"openJoining\":true,\"participants\":2,\"invited\":1}");
    }

    @Test
    void tellsTheCodeToThoseWhoShowIt() {
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                story.granted("sp", Role.SPEAKER),
                                story.granted("au", Role.AUDITOR),
                                story.opened("K7QTM4", Admission.OPEN));
        admission(position);
        var keys = lectern.keys();

        assertThat(lectern.service().getAs(keys.keyOf("sp"), story.path() + "/admission").text())
                .contains("K7QTM4");
        for (String other : List.of(keys.keyOf("au"), Keys.token(story.conference(), "p1"))) {
            Answer answer = lectern.service().getAs(other, story.path() + "/admission");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).doesNotContain("K7QTM4");
        }
    }

    @Test
    void listsParticipantsByTheirPseudonyms() {
        var log = lectern.log();
        log.append(story.created(), story.opened("K7QTM4", Admission.OPEN));
        long joined = log.append(story.joined("p2", null));
        long position =
                log.append(
                        story.joined("p1", null),
                        story.joined("p3", null),
                        story.blocked("p1"),
                        story.blocked("p3"),
                        story.unblocked("p3"));

        JsonNode participants = lectern.service().read(position, story.path() + "/participants");

        assertThat(participants.at("/items/0/blocked").asBoolean()).isTrue();
        assertThat(participants.at("/items/0/reason").asString()).isEqualTo("Shouted");
        assertThat(participants.at("/items/1").toString())
                .isEqualTo(
                        "{\"id\":\"p2\",\"joinedAt\":\"%s\",\"blocked\":false}"
                                .formatted(
                                        EventLog.recordedAt(joined)
                                                .truncatedTo(ChronoUnit.MINUTES)));
        assertThat(participants.at("/items/2/blocked").asBoolean()).isFalse();
        assertThat(participants.at("/items/2").has("reason")).isFalse();
    }

    @Test
    void saysOfAParticipantWhoWasErasedNoMoreThanThat() {
        var log = lectern.log();
        log.append(story.created(), story.opened("K7QTM4", Admission.OPEN));
        long position = log.append(story.joined("p1", null), story.erased("p1"));

        JsonNode participants = lectern.service().read(position, story.path() + "/participants");

        assertThat(participants.at("/items/0/id").asString()).isEqualTo("p1");
        assertThat(participants.at("/items/0/erased").asBoolean()).isTrue();
    }

    @Test
    void listsAndExportsInvitations() {
        long position =
                lectern.log()
                        .append(
                                story.created(),
                                story.opened("K7QTM4", Admission.INVITATION),
                                story.invited(1, 3),
                                story.invited(2, 1200),
                                story.joined("p1", new Invitation(1, 2)),
                                story.uninvited(2, 1));
        var items = new ArrayList<JsonNode>();
        String path = story.path() + "/invitations";
        for (String next = ""; next != null; ) {
            JsonNode page = lectern.service().read(position, path + "?limit=200" + next);
            page.get("items").forEach(items::add);
            String cursor = page.path("next").asString(null);
            next = cursor == null ? null : "&cursor=" + cursor;
        }

        assertThat(items).hasSize(1203);
        assertThat(items.stream().map(i -> i.get("state").asString()).limit(5))
                .containsExactly("open", "used", "open", "revoked", "open");
        assertThat(new HashSet<>(items)).hasSize(1203);
        var codes = new InvitationCodes(MasterKey.parse(Keys.MASTER));
        assertThat(items)
                .allSatisfy(i ->
                        assertThat(codes.read(story.conference(), i.get("code").asString()))
                                .hasValue(Invitation.named(i.get("id").asString())));

        Answer export = lectern.service().get(path + "/export");
        assertThat(export.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/csv");
        assertThat(export.response().headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(export.text().split("\r\n"))
                .hasSize(1204)
                .startsWith(
                        "id,code,state",
                        "1-1," + items.get(0).get("code").asString() + ",open",
                        "1-2," + items.get(1).get("code").asString() + ",used");
    }
}
