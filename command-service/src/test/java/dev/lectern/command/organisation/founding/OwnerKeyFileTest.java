package dev.lectern.command.organisation.founding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lectern.access.ApiKeys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class OwnerKeyFileTest {

    @TempDir Path home;

    private static void assertForItsOwnerAlone(Path file) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void isMadeForItsOwnerAlone() throws IOException {
        Path file = home.resolve("not-there-yet").resolve("owner.key");

        String secret = new OwnerKeyFile(file).secret();

        assertThat(ApiKeys.isOne(secret)).isTrue();
        assertThat(Files.readString(file).strip()).isEqualTo(secret);
        assertForItsOwnerAlone(file);
        assertThat(new OwnerKeyFile(file).secret()).isEqualTo(secret);
    }

    @Test
    void isForItsOwnerAloneThoughItWasThereForEverybody() throws IOException {
        Path file = Files.createFile(home.resolve("owner.key"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        String secret = new OwnerKeyFile(file).secret();

        assertThat(Files.readString(file).strip()).isEqualTo(secret);
        assertForItsOwnerAlone(file);
    }

    @Test
    void doesNotTakeThePlaceOfSomethingElse() throws IOException {
        Path file = Files.writeString(home.resolve("owner.key"), "my diary");

        assertThatIllegalStateException().isThrownBy(new OwnerKeyFile(file)::secret);
        assertThat(Files.readString(file)).isEqualTo("my diary");
    }
}
