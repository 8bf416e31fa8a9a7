package dev.lectern.query.joining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.api.admission.Admission;
import dev.lectern.query.support.Installation;
import dev.lectern.query.support.RunningQuery.Answer;
import dev.lectern.query.support.Story;

import org.junit.jupiter.api.Test;

import java.util.List;

class JoinPageTest {

    private final Installation lectern = Installation.shared();
    private final Story story = lectern.newStory();

    private static String header(Answer answer, String name) {
        return answer.response().headers().firstValue(name).orElse("");
    }

    @Test
    void leadsIntoAConferenceThatIsOpenAndNowhereElse() {
        long position =
                lectern.log().append(story.created(), story.opened("PAGE34", Admission.INVITATION));
        lectern.service().read(position, story.path() + "/admission");

        Answer page = lectern.service().getAs(null, "/join/page-34");

        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(page.text())
                .contains(
                        "<h1>Civic Hack</h1>",
                        "data-code=\"PAGE34\"",
                        "data-conference=\"" + story.conference() + "\"",
                        "data-admission=\"invitation\"",
                        "data-command-url=\"\"");

        assertThat(
                        lectern.service()
                                .getAs(null, "/join/PAGE34?utm_source=qr&fbclid=&x=1&x=2")
                                .text())
                .as("messengers append parameters")
                .isEqualTo(page.text());

        lectern.service()
                .read(lectern.log().append(story.closed("PAGE34")), story.path() + "/admission");
        for (String nothing : new String[] {"/join/PAGE34", "/join/none", "/join/%3Cscript%3E"}) {
            Answer unknown = lectern.service().getAs(null, nothing);
            assertThat(unknown.status()).as(nothing).isEqualTo(404);
            assertThat(header(unknown, "Content-Type")).startsWith("text/html");
        }
    }

    @Test
    void asksForTheCodeOfWhoHasNone() {
        Answer asking = lectern.service().getAs(null, "/join");
        Answer typed = lectern.service().getAs(null, "/join?code=page+37");
        Answer nothing = lectern.service().getAs(null, "/join?code=../x");

        assertThat(asking.status()).as(asking.text()).isEqualTo(200);
        assertThat(header(asking, "Content-Type")).startsWith("text/html");
        assertThat(header(asking, "Content-Security-Policy")).contains("form-action 'self'");
        assertThat(asking.text()).contains("<form action=\"/join\">", "name=\"code\"");
        assertThat(typed.status()).isEqualTo(303);
        assertThat(header(typed, "Location")).isEqualTo("/join/PAGE37");
        for (Answer wrong : List.of(nothing, lectern.service().getAs(null, "/join/PAGE37"))) {
            assertThat(wrong.status()).isEqualTo(404);
            assertThat(wrong.text()).contains("<form action=\"/join\">");
        }
    }

    @Test
    void runsNothingButItsOwn() {
        long position =
                lectern.log().append(story.created(), story.opened("PAGE36", Admission.OPEN));
        lectern.service().read(position, story.path() + "/admission");
        Answer page = lectern.service().getAs(null, "/join/PAGE36");

        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.text()).doesNotContain("http://", "https://", "<script>", "style=");
        assertThat(header(lectern.service().getAs(null, "/join.js"), "Content-Type"))
                .startsWith("text/javascript");
        assertThat(header(lectern.service().getAs(null, "/join.css"), "Content-Type"))
                .startsWith("text/css");
    }
}
