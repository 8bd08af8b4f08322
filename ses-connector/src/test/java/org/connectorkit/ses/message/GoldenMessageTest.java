package org.connectorkit.ses.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The main combinations, byte by byte. The files hold the messages' own CRLF. */
class GoldenMessageTest {

    @ParameterizedTest
    @MethodSource("org.connectorkit.ses.message.GoldenEmails#names")
    @Tag("ses-2.01")
    @Tag("peer-bug-19")
    void writesTheWholeMessage(String name) throws IOException {
        Path golden = GoldenEmails.file(name);
        String written = TestEmails.source(GoldenEmails.of(name));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, written, StandardCharsets.ISO_8859_1);
        }
        assertThat(written).isEqualTo(Files.readString(golden, StandardCharsets.ISO_8859_1));
    }
}
