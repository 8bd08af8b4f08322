package org.connectorkit.ses.message;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorkit.spi.FileValue;

/** A file in memory that states its size and type, or keeps them to itself. */
record TestFile(byte[] bytes, OptionalLong size, Optional<String> contentType) implements FileValue {

    static TestFile of(byte[] bytes) {
        return new TestFile(bytes, OptionalLong.of(bytes.length), Optional.empty());
    }

    TestFile withoutSize() {
        return new TestFile(bytes, OptionalLong.empty(), contentType);
    }

    TestFile withStatedSize(long stated) {
        return new TestFile(bytes, OptionalLong.of(stated), contentType);
    }

    TestFile withContentType(String type) {
        return new TestFile(bytes, size, Optional.of(type));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
