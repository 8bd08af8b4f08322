package org.connectorkit.host.binding;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.FileValue;
import org.jspecify.annotations.Nullable;

/** A file of the embedder's store. Whoever reads it to its end learns whether it is the file that the caller meant. */
final class StoredFile implements FileValue {

    private final URI uri;
    private final FileValue stored;
    private final @Nullable String sha256;
    private final OptionalLong expectedSize;
    private final Optional<String> contentType;

    StoredFile(
            URI uri,
            FileValue stored,
            @Nullable String sha256,
            OptionalLong expectedSize,
            Optional<String> contentType) {
        this.uri = uri;
        this.stored = stored;
        this.sha256 = sha256 == null ? null : sha256.toLowerCase(Locale.ROOT);
        this.expectedSize = expectedSize;
        this.contentType = contentType;
    }

    @Override
    public OptionalLong size() {
        return expectedSize.isPresent() ? expectedSize : stored.size();
    }

    @Override
    public Optional<String> contentType() {
        return contentType.isPresent() ? contentType : stored.contentType();
    }

    @Override
    public InputStream open() throws IOException {
        return new VerifyingStream(stored.open());
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private final class VerifyingStream extends FilterInputStream {

        private final MessageDigest digest = sha256Digest();
        private long count;
        private boolean ended;

        VerifyingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                digest.update(buffer, offset, read);
                count += read;
                if (expectedSize.isPresent() && count > expectedSize.getAsLong()) {
                    throw changed("it is larger than " + expectedSize.getAsLong() + " bytes");
                }
            } else if (read < 0 && !ended) {
                ended = true;
                verify();
            }
            return read;
        }

        /** Reads what it skips: every byte counts for the hash. */
        @Override
        public long skip(long wanted) throws IOException {
            return readNBytes((int) Math.min(wanted, 8192)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void verify() throws IOException {
            if (expectedSize.isPresent() && count != expectedSize.getAsLong()) {
                throw changed("it has " + count + " bytes, not " + expectedSize.getAsLong());
            }
            if (sha256 != null && !sha256.equals(HexFormat.of().formatHex(digest.digest()))) {
                throw changed("its SHA-256 is not " + sha256);
            }
        }

        private IOException changed(String how) {
            String message = "The file " + uri + " is not the one that was referred to: " + how + ".";
            return new IOException(
                    message,
                    ConnectorException.builder(ErrorKind.INVALID_INPUT, "FILE_CHANGED", message)
                            .nextStep("Refer to the file as it is now.")
                            .build());
        }

        private static MessageDigest sha256Digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
