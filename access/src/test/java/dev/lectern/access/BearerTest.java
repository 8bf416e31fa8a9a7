package dev.lectern.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER "})
    void readsAToken(String scheme) throws Exception {
        assertThat(Bearer.token(scheme + "azAZ09-._~+/==")).isEqualTo("azAZ09-._~+/==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic abc", "Bear", " Bearer abc"})
    void knowsNoOtherScheme(String header) throws Exception {
        assertThat(Bearer.token(header)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer =",
                "Bearerabc",
                "Bearer  abc",
                "Bearer abc ",
                "Bearer a=b",
                "Bearer a,b",
                "Bearer ä",
                "Bearer a\n",
                "Bearer\tabc"
            })
    void refusesWhatIsNoToken(String header) {
        assertThatThrownBy(() -> Bearer.token(header))
                .isInstanceOf(Bearer.MalformedException.class);
    }
}
