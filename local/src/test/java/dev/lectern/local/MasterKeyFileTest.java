package dev.lectern.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

class MasterKeyFileTest {

    @TempDir Path home;

    @Test
    void isMadeOnceForItsOwnerAlone() throws IOException {
        Path file = MasterKeyFile.in(home);
        String key = Files.readString(file);
        assertThat(Base64.getDecoder().decode(key.strip())).hasSize(32);
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(MasterKeyFile.in(home))).isEqualTo(key);
    }

    @Test
    void differsFromOneHomeToTheNext() throws IOException {
        Path other = Files.createDirectory(home.resolve("other"));
        assertThat(Files.readString(MasterKeyFile.in(home)))
                .isNotEqualTo(Files.readString(MasterKeyFile.in(other)));
    }
}
