package org.connectorkit.ses.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.connectorkit.spi.ConnectorException;

/**
 * An attachment's bytes in Base64, 76 characters a line (RFC 2045 section 6.8), without a line break at the end. Reads
 * the file in chunks of whole lines and encodes from one reused buffer into another.
 */
final class Base64Segment implements Segment {

    private static final int LINE_BYTES = 57;
    private static final int LINE_CHARACTERS = 76;
    private static final int LINES = 432;

    private final Attachment attachment;
    private final long fileSize;
    private final int lines;

    private Base64Segment(Attachment attachment, long fileSize) {
        this.attachment = attachment;
        this.fileSize = fileSize;
        this.lines = (int) Math.min(LINES, Math.max(1, (fileSize + LINE_BYTES - 1) / LINE_BYTES));
    }

    /** Takes the size that the file states, or counts its bytes where it states none. */
    static Base64Segment of(Attachment attachment) throws AttachmentException {
        OptionalLong stated = attachment.content().size();
        return new Base64Segment(attachment, stated.isPresent() ? stated.getAsLong() : count(attachment));
    }

    private static long count(Attachment attachment) throws AttachmentException {
        try (InputStream in = attachment.content().open()) {
            byte[] buffer = new byte[LINES * LINE_BYTES];
            long size = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
            }
            return size;
        } catch (IOException e) {
            throw unreadable(attachment, e);
        }
    }

    private static AttachmentException unreadable(Attachment attachment, IOException cause) {
        String why = cause.getCause() instanceof ConnectorException known
                ? ": " + known.getMessage()
                        + known.nextStep().map(step -> " " + step).orElse("")
                : "; check that the file is there and readable.";
        return new AttachmentException(
                attachment.fileName(), "The attachment '" + attachment.fileName() + "' cannot be read" + why, cause);
    }

    Attachment attachment() {
        return attachment;
    }

    /** The file's own size in bytes. */
    long fileSize() {
        return fileSize;
    }

    @Override
    public long length() {
        return encodedLength(fileSize);
    }

    static long encodedLength(long size) {
        if (size == 0) {
            return 0;
        }
        long lines = (size + LINE_BYTES - 1) / LINE_BYTES;
        return (size + 2) / 3 * 4 + (lines - 1) * 2;
    }

    /** None of Base64's own characters is one of those. */
    @Override
    public long escapes(long start) {
        return 0;
    }

    @Override
    public InputStream open(Fingerprints fingerprints) throws AttachmentException {
        try {
            return new Stream(attachment.content().open(), fingerprints);
        } catch (IOException e) {
            throw unreadable(attachment, e);
        }
    }

    private final class Stream extends BulkInputStream {

        private static final Base64.Encoder ENCODER = Base64.getMimeEncoder(LINE_CHARACTERS, new byte[] {'\r', '\n'});

        private final InputStream in;
        private final Fingerprints fingerprints;
        private final CRC32C content = new CRC32C();
        private final byte[] raw = new byte[lines * LINE_BYTES];
        private final byte[] encoded = new byte[lines * (LINE_CHARACTERS + 2)];
        private int next;
        private int end;
        private long consumed;

        Stream(InputStream in, Fingerprints fingerprints) {
            this.in = in;
            this.fingerprints = fingerprints;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (next == end && !fill()) {
                return -1;
            }
            int count = Math.min(length, end - next);
            System.arraycopy(encoded, next, target, offset, count);
            next += count;
            return count;
        }

        /** Encodes the next chunk, with the line break that follows it if another chunk does. */
        private boolean fill() throws AttachmentException {
            int count = readChunk();
            consumed += count;
            if (consumed > fileSize || (count < raw.length && consumed < fileSize)) {
                throw changed("was measured at " + fileSize + " bytes and now holds "
                        + (consumed > fileSize ? "more" : consumed + " bytes"));
            }
            content.update(raw, 0, count);
            if (consumed == fileSize && count > 0 && !fingerprints.confirm(Base64Segment.this, content)) {
                throw changed("was changed while it was being sent");
            }
            next = 0;
            end = ENCODER.encode(count == raw.length ? raw : Arrays.copyOf(raw, count), encoded);
            if (consumed < fileSize) {
                encoded[end++] = '\r';
                encoded[end++] = '\n';
            }
            return count > 0;
        }

        private AttachmentException changed(String how) {
            return new AttachmentException(
                    attachment.fileName(),
                    "The attachment '" + attachment.fileName() + "' " + how
                            + "; nothing was sent. Send again when the file no longer changes.",
                    null);
        }

        private int readChunk() throws AttachmentException {
            try {
                return in.readNBytes(raw, 0, raw.length);
            } catch (IOException e) {
                throw unreadable(attachment, e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
