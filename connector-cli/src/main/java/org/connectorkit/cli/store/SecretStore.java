package org.connectorkit.cli.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;

/**
 * Secrets at rest, each in a file of its own: AES-256 in Galois/counter mode, bound to its name, with a key that lies in
 * another folder. What that protects from and what not stands in docs/adr/0009-where-saved-connections-live.md.
 */
final class SecretStore {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path folder;
    private final Path keyFile;
    private final SecureRandom random = new SecureRandom();

    SecretStore(UserFolders folders) {
        this.folder = folders.config().resolve("secrets");
        this.keyFile = folders.state().resolve("secrets.key");
    }

    /** Saves a secret, in place of one of the same name. */
    void save(String name, String secret) throws IOException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, name, nonce, secret.getBytes(StandardCharsets.UTF_8));
        byte[] content = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, content, NONCE_BYTES, sealed.length);
        PrivateFiles.write(folder.resolve(name), Base64.getEncoder().encodeToString(content) + "\n");
    }

    /** The secret of a name, or empty. */
    Optional<String> find(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] content = Base64.getDecoder().decode(PrivateFiles.read(file).strip());
            if (content.length <= NONCE_BYTES) {
                throw notReadable(file);
            }
            byte[] nonce = Arrays.copyOf(content, NONCE_BYTES);
            byte[] sealed = Arrays.copyOfRange(content, NONCE_BYTES, content.length);
            return Optional.of(new String(apply(Cipher.DECRYPT_MODE, name, nonce, sealed), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw notReadable(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the secrets whose names start so. */
    void removeAll(String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> String.valueOf(file.getFileName()).startsWith(prefix))) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private byte[] apply(int mode, String name, byte[] nonce, byte[] content) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(mode == Cipher.ENCRYPT_MODE), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw notReadable(folder.resolve(name));
        }
    }

    private SecretKey key(boolean make) throws IOException {
        if (!Files.exists(keyFile)) {
            if (!make) {
                throw ConnectorException.builder(
                                ErrorKind.CONNECTION,
                                "SECRET_KEY_MISSING",
                                "The key to the saved secrets, " + keyFile + ", does not exist on this machine.")
                        .nextStep("Save the connection again with: connectors connection add NAME … --replace")
                        .build();
            }
            byte[] bytes = new byte[KEY_BYTES];
            random.nextBytes(bytes);
            PrivateFiles.write(keyFile, Base64.getEncoder().encodeToString(bytes) + "\n");
        }
        return new SecretKeySpec(
                Base64.getDecoder().decode(PrivateFiles.read(keyFile).strip()), "AES");
    }

    private static ConnectorException notReadable(Path file) {
        return ConnectorException.builder(
                        ErrorKind.CONNECTION,
                        "SECRET_NOT_READABLE",
                        "The saved secret " + file + " does not open with this machine's key.")
                .nextStep("Save the connection again with: connectors connection add NAME … --replace")
                .build();
    }
}
