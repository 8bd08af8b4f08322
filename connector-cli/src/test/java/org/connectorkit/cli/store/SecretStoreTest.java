package org.connectorkit.cli.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.connectorkit.spi.ConnectorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {

    @TempDir
    Path home;

    private SecretStore store;

    @BeforeEach
    void open() {
        store = new SecretStore(new UserFolders(home.resolve("config"), home.resolve("state")));
    }

    private Path file(String name) {
        return home.resolve("config/secrets").resolve(name);
    }

    @Test
    void aSecretComesBackAsItWasSaved() throws IOException {
        store.save("a.key", "päss 𝄞\u0000");

        assertThat(store.find("a.key")).contains("päss 𝄞\u0000");
        assertThat(store.find("a.other")).isEmpty();
    }

    @Test
    void theSameSecretNeverLooksTheSame() throws IOException {
        store.save("a.key", "secret");
        String first = Files.readString(file("a.key"));
        store.save("a.key", "secret");

        assertThat(Files.readString(file("a.key"))).isNotEqualTo(first);
    }

    @Test
    void aSecretUnderAnotherNameDoesNotOpen() throws IOException {
        store.save("a.key", "secret");
        Files.copy(file("a.key"), file("b.key"));

        assertThatThrownBy(() -> store.find("b.key"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("does not open with this machine's key");
    }

    @Test
    void aChangedSecretDoesNotOpen() throws IOException {
        store.save("a.key", "secret");
        byte[] sealed =
                Base64.getDecoder().decode(Files.readString(file("a.key")).strip());
        sealed[sealed.length - 1] ^= 1;
        Files.writeString(file("a.key"), Base64.getEncoder().encodeToString(sealed));

        assertThatThrownBy(() -> store.find("a.key")).isInstanceOf(ConnectorException.class);
    }

    @Test
    void aFileThatIsNoSecretDoesNotOpen() throws IOException {
        store.save("a.key", "secret");
        for (String content : new String[] {"", "%%%", "AAAA"}) {
            Files.writeString(file("a.key"), content);

            assertThatThrownBy(() -> store.find("a.key")).isInstanceOf(ConnectorException.class);
        }
    }

    @Test
    void aKeyOfAnotherMachineDoesNotOpen() throws IOException {
        store.save("a.key", "secret");
        SecretStore elsewhere = new SecretStore(new UserFolders(home.resolve("config"), home.resolve("elsewhere")));

        assertThatThrownBy(() -> elsewhere.find("a.key"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("does not exist on this machine");
    }
}
