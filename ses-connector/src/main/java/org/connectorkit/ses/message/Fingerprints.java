package org.connectorkit.ses.message;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * What the first reading of a message found in its files, so that later readings notice a change that keeps the length.
 *
 * <p>A checksum is enough: it need not withstand forgery, since AWS refuses a message that differs from the signed one in
 * any bit. For one reading at a time.
 */
final class Fingerprints {

    private final Map<Base64Segment, Long> known = new IdentityHashMap<>();

    /** Whether a file, read to its end, is what it was for the first reading. */
    boolean confirm(Base64Segment file, CRC32C content) {
        Long first = known.putIfAbsent(file, content.getValue());
        return first == null || first == content.getValue();
    }
}
