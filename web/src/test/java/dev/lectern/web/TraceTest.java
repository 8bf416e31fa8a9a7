package dev.lectern.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TraceTest {

    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void isWhatTheSenderCallsIt() {
        request.addHeader("Lectern-Correlation-Id", "import:7/3");
        request.addHeader("traceparent", PARENT);

        assertThat(Trace.of(request)).isEqualTo("import:7/3");
    }

    @Test
    void isTheTraceOfTheParent() {
        request.addHeader("traceparent", PARENT);

        assertThat(Trace.of(request)).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736",
                "<script>"
            })
    void isANameOfOursForWhatIsNone(String parent) {
        request.addHeader("traceparent", parent);
        request.addHeader("Lectern-Correlation-Id", "a\"b");

        assertThat(Trace.of(request)).matches("[0-9a-f]{32}").isEqualTo(Trace.of(request));
    }
}
