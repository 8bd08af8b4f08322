package org.connectorkit.host.binding;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.connectorkit.spi.FileValue;

/** A file that the JSON itself carries. */
final class InlineFile implements FileValue {

    private final Supplier<byte[]> content;
    private final long size;
    private final Optional<String> contentType;

    private InlineFile(Supplier<byte[]> content, long size, Optional<String> contentType) {
        this.content = content;
        this.size = size;
        this.contentType = contentType;
    }

    static InlineFile ofText(String text, Optional<String> contentType) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new InlineFile(() -> bytes, bytes.length, contentType);
    }

    /** Takes valid Base64, with or without padding. */
    static InlineFile ofBase64(String base64, Optional<String> contentType) {
        int digits = base64.length();
        while (digits > 0 && base64.charAt(digits - 1) == '=') {
            digits--;
        }
        return new InlineFile(() -> Base64.getDecoder().decode(base64), digits * 3L / 4, contentType);
    }

    long bytes() {
        return size;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(size);
    }

    @Override
    public Optional<String> contentType() {
        return contentType;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content.get());
    }

    @Override
    public String toString() {
        return "inline file of " + size + " bytes";
    }
}
