package org.connectorkit.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CapturedMailsTest {

    @TempDir
    Path state;

    @Test
    void onlyTheLatestAreKept() throws IOException {
        CapturedMails mails = new CapturedMails(new UserFolders(state, state));
        for (int i = 0; i < 60; i++) {
            Path file = mails.add("mail" + i, ("Mail " + i).getBytes(StandardCharsets.UTF_8));
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(i)));
        }

        Path last = mails.add("last", "Last".getBytes(StandardCharsets.UTF_8));

        assertThat(last).hasContent("Last").hasFileName("last.eml");
        assertThat(state.resolve("captured").toFile().list())
                .hasSize(50)
                .contains("last.eml", "mail59.eml", "mail11.eml")
                .doesNotContain("mail10.eml");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are those of POSIX")
    void nobodyElseReadsThem() throws IOException {
        Path file = new CapturedMails(new UserFolders(state, state)).add("one", new byte[] {1});

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
