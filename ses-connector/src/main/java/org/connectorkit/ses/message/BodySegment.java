package org.connectorkit.ses.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.james.mime4j.codec.QuotedPrintableOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body as UTF-8 in the transfer encoding that suits it: as it is where all is short lines of ASCII, quoted-printable
 * where little must be escaped, else Base64. Line breaks of any kind become CRLF, lone surrogates U+FFFD. Encoded anew
 * for each reader, in chunks.
 */
final class BodySegment implements Segment {

    private static final int MAX_COLUMNS = 76;

    /** No encoding of ours writes this, and a body that holds it is never sent as it is; so a boundary that starts with it cannot occur in a body. */
    static final String NEVER_IN_BODIES = "=_";

    /** A body up to this length is kept encoded: it is shorter than what encoding it again would take. */
    private static final int KEPT = 16_384;

    private final String text;
    private final Encoding encoding;
    private final Escapes escapes = new Escapes();
    private final long length;
    private final byte @Nullable [] kept;

    private BodySegment(String text, Encoding encoding) {
        this.text = text;
        this.encoding = encoding;
        ByteArrayOutputStream start = new ByteArrayOutputStream(Math.min(text.length() + 16, KEPT));
        this.length = measure(start);
        this.kept = length <= KEPT ? start.toByteArray() : null;
    }

    static BodySegment of(String text) {
        return new BodySegment(text, Encoding.bestFor(text));
    }

    /** The value of Content-Transfer-Encoding. */
    String encoding() {
        return encoding.token;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long escapes(long start) {
        return escapes.startingAt(start);
    }

    @Override
    public InputStream open(Fingerprints fingerprints) {
        return kept == null ? new Stream() : new ByteArrayInputStream(kept);
    }

    private long measure(ByteArrayOutputStream start) {
        try (InputStream in = new Stream()) {
            byte[] buffer = new byte[Math.min(text.length() + 16, Stream.CHUNK)];
            long size = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                escapes.count(buffer, count);
                size += count;
                if (size <= KEPT) {
                    start.write(buffer, 0, count);
                }
            }
            return size;
        } catch (IOException neverFromMemory) {
            throw new UncheckedIOException(neverFromMemory);
        }
    }

    private enum Encoding {
        SEVEN_BIT("7bit"),
        QUOTED_PRINTABLE("quoted-printable"),
        BASE64("base64");

        private final String token;

        Encoding(String token) {
            this.token = token;
        }

        static Encoding bestFor(String text) {
            long escaped = 0;
            int column = 0;
            boolean longLine = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
                longLine |= column > MAX_COLUMNS;
                if (c > '~') {
                    escaped += c < 0x800 ? 2 : 3;
                } else if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                    escaped++;
                }
            }
            if (escaped == 0 && !longLine && !text.contains(NEVER_IN_BODIES)) {
                return SEVEN_BIT;
            }
            // An escape takes three characters for an octet, Base64 four for three octets.
            return escaped <= text.length() / 5 ? QUOTED_PRINTABLE : BASE64;
        }

        OutputStream over(OutputStream sink) {
            return switch (this) {
                case SEVEN_BIT -> sink;
                case QUOTED_PRINTABLE -> new QuotedPrintableOutputStream(sink, false);
                case BASE64 ->
                    Base64.getMimeEncoder(MAX_COLUMNS, new byte[] {'\r', '\n'}).wrap(sink);
            };
        }
    }

    private final class Stream extends BulkInputStream {

        private static final int CHUNK = 4096;

        private final Buffer encoded = new Buffer(Math.min(text.length() + 16, CHUNK));
        private final OutputStream encoder = encoding.over(encoded);
        private final StringBuilder canonical = new StringBuilder(Math.min(text.length(), CHUNK) + 16);
        private int position;
        private boolean finished;
        private int next;

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (next == encoded.size()) {
                if (finished) {
                    return -1;
                }
                encoded.reset();
                next = 0;
                encodeChunk();
            }
            int count = Math.min(length, encoded.size() - next);
            encoded.copy(next, target, offset, count);
            next += count;
            return count;
        }

        private void encodeChunk() throws IOException {
            canonical.setLength(0);
            while (position < text.length() && canonical.length() < CHUNK) {
                char c = text.charAt(position++);
                if (c == '\r' || c == '\n') {
                    canonical.append("\r\n");
                    if (c == '\r' && position < text.length() && text.charAt(position) == '\n') {
                        position++;
                    }
                } else if (Character.isHighSurrogate(c)
                        && position < text.length()
                        && Character.isLowSurrogate(text.charAt(position))) {
                    canonical.append(c).append(text.charAt(position++));
                } else {
                    canonical.append(c);
                }
            }
            if (position < text.length()) {
                write(canonical.toString());
            } else {
                finish(canonical.toString());
            }
        }

        private void write(String chunk) throws IOException {
            encoder.write(WellFormed.of(chunk).getBytes(StandardCharsets.UTF_8));
        }

        /**
         * Mime4j leaves a space or tab at the very end of the text bare, where RFC 2045 section 6.7 rule 3 has readers
         * drop it; so that one is escaped here, on a line of its own.
         */
        private void finish(String chunk) throws IOException {
            char last = chunk.isEmpty() ? 0 : chunk.charAt(chunk.length() - 1);
            boolean escapeLast = encoding == Encoding.QUOTED_PRINTABLE && (last == ' ' || last == '\t');
            write(escapeLast ? chunk.substring(0, chunk.length() - 1) : chunk);
            encoder.close();
            if (escapeLast) {
                encoded.writeBytes((last == ' ' ? "=\r\n=20" : "=\r\n=09").getBytes(StandardCharsets.US_ASCII));
            }
            finished = true;
        }
    }

    /** Lends its bytes without a copy of the whole. */
    private static final class Buffer extends ByteArrayOutputStream {

        private Buffer(int size) {
            super(size);
        }

        private void copy(int from, byte[] target, int offset, int length) {
            System.arraycopy(buf, from, target, offset, length);
        }
    }
}
