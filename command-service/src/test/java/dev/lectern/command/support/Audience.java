package dev.lectern.command.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.access.InvitationCodes;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.admission.Invitation;
import dev.lectern.command.support.RunningService.Answer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * How the audience gets into a conference of the organisation {@code main}, over HTTP.
 *
 * @param conference its name
 */
public record Audience(RunningService service, String conference) {

    /** Creates the conference; nobody can join it yet. */
    public static Audience create(RunningService service, String conference) {
        Hackathon.created(
                service.put("/api/conferences/" + conference, "{\"title\": \"Hackathon\"}"));
        return new Audience(service, conference);
    }

    public String path() {
        return "/api/conferences/" + conference;
    }

    /** Opens it, on these terms, with a random code or the one that it has; answers the code. */
    public String open(String admission) {
        Answer answer =
                service.put(path() + "/admission", "{\"admission\": \"" + admission + "\"}");
        assertThat(answer.status()).as("%s", answer.body()).isIn(200, 201);
        return answer.body().path("code").asString();
    }

    public Answer open(String admission, String code) {
        return service.put(
                path() + "/admission",
                "{\"admission\": \"%s\", \"code\": \"%s\"}".formatted(admission, code));
    }

    /** The code of an invitation, as the read side exports it. */
    public String invitation(int batch, int number) {
        return service.bean(InvitationCodes.class)
                .write(new ConferenceId(conference), new Invitation(batch, number));
    }

    /** Somebody without credentials joins. */
    public static Answer join(RunningService service, String code, String... headers) {
        return joinAs(service, null, code, null, headers);
    }

    public static Answer joinAs(
            RunningService service,
            @Nullable String bearer,
            String code,
            @Nullable String invitation,
            String... headers) {
        String more = invitation == null ? "" : ", \"invitation\": \"" + invitation + '"';
        var all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return service.sendAs(
                bearer,
                "POST",
                "/api/participants",
                "{\"code\": \"" + code + '"' + more + '}',
                all.toArray(String[]::new));
    }

    public static String code(Answer refused) {
        return refused.body().path("code").asString();
    }
}
