package org.connectorkit.sandbox.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.jspecify.annotations.Nullable;

/**
 * Messages in a file that only grows: each record has a length and a checksum, and an accepted message is on the disk
 * before {@link #sync(long)} returns. A record that a crash cut off is dropped at the next start, when the file is also
 * rewritten if most of it is deleted messages; the last number given is kept even then.
 *
 * <p>Record: length of the rest (int), CRC-32 of the rest (int), kind (byte), then for an accepted message the length of its
 * JSON (int), the JSON and the raw bytes; for a removed one its number (long).
 */
final class Journal implements AutoCloseable {

    private static final String FILE = "messages.log";
    private static final byte ACCEPTED = 1;
    private static final byte REMOVED = 2;
    private static final int HEAD = 8;
    private static final int RECORD_LIMIT = 128 * 1024 * 1024;

    private final FileChannel channel;
    private final Object syncing = new Object();
    private long end;
    private volatile long synced;

    private Journal(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
        this.synced = end;
    }

    /** What a file held, and the file open for more. */
    record Opened(Journal journal, List<SentMessage> messages, long lastNumber) {}

    /**
     * Opens the journal of a folder, made if it is missing.
     *
     * @throws IllegalStateException if another sandbox has it open
     * @throws UncheckedIOException if it can't be read
     */
    static Opened open(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(FILE);
            compact(file);
            FileChannel channel = lock(file);
            Scan scan = new Scan(channel);
            scan.run();
            channel.truncate(scan.end);
            return new Opened(new Journal(channel, scan.end), List.copyOf(scan.messages.values()), scan.lastNumber);
        } catch (IOException e) {
            throw new UncheckedIOException("the inbox in " + folder + " can't be opened: " + e.getMessage(), e);
        }
    }

    /** Appends an accepted message; returns its position for {@link #sync(long)} and how to read its raw bytes again. */
    synchronized Appended accepted(MessageMeta meta, byte @Nullable [] raw) {
        byte[] json = meta.toJson();
        int rawLength = raw == null ? 0 : raw.length;
        ByteBuffer rest = ByteBuffer.allocate(1 + 4 + json.length + rawLength);
        rest.put(ACCEPTED).putInt(json.length).put(json);
        if (raw != null) {
            rest.put(raw);
        }
        long rawAt = end + HEAD + 1 + 4 + json.length;
        append(rest.flip());
        return new Appended(end, raw == null ? null : () -> read(channel, rawAt, rawLength));
    }

    /** Where a record ends, and how to read the raw bytes in it. */
    record Appended(long end, @Nullable Supplier<byte[]> raw) {}

    /** Appends that a message is gone. */
    synchronized void removed(long number) {
        append(removal(number));
    }

    private static ByteBuffer removal(long number) {
        return ByteBuffer.allocate(9).put(REMOVED).putLong(number).flip();
    }

    /** Returns once everything up to a position is on the disk. One caller's flush serves all who wait. */
    void sync(long position) {
        synchronized (syncing) {
            if (synced >= position) {
                return;
            }
            long target = end();
            try {
                channel.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException("the inbox can't be written to the disk", e);
            }
            synced = target;
        }
    }

    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                channel.force(true);
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the inbox can't be closed", e);
        }
    }

    private synchronized long end() {
        return end;
    }

    private void append(ByteBuffer rest) {
        try {
            long position = end;
            position += writeAll(channel, head(rest), position);
            position += writeAll(channel, rest, position);
            end = position;
        } catch (IOException e) {
            throw new UncheckedIOException("the inbox can't be written", e);
        }
    }

    private static ByteBuffer head(ByteBuffer rest) {
        CRC32 crc = new CRC32();
        crc.update(rest.duplicate());
        return ByteBuffer.allocate(HEAD)
                .putInt(rest.remaining())
                .putInt((int) crc.getValue())
                .flip();
    }

    private static long writeAll(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long written = 0;
        while (bytes.hasRemaining()) {
            written += channel.write(bytes, position + written);
        }
        return written;
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IllegalStateException(inUse(file), e);
        }
        if (!locked) {
            channel.close();
            throw new IllegalStateException(inUse(file));
        }
        return channel;
    }

    private static String inUse(Path file) {
        return "the inbox " + file + " is in use by another sandbox; stop that one or give another folder";
    }

    private static void compact(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = lock(file)) {
            Scan scan = new Scan(channel);
            scan.run();
            if (scan.end < 2 * scan.live()) {
                return;
            }
            Path fresh = file.resolveSibling(FILE + ".new");
            try (FileChannel out = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                for (long[] range : scan.ranges.values()) {
                    long position = range[0];
                    while (position < range[1]) {
                        position += channel.transferTo(position, range[1] - position, out);
                    }
                }
                ByteBuffer last = removal(scan.lastNumber);
                if (!scan.ranges.containsKey(scan.lastNumber)) {
                    long position = out.size();
                    position += writeAll(out, head(last), position);
                    writeAll(out, last, position);
                }
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static byte[] read(FileChannel channel, long position, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, position + bytes.position()) < 0) {
                    throw new IOException("the file ends before the message does");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a message can't be read from the inbox", e);
        }
        return bytes.array();
    }

    /** Reads a file from its start to the first record that is not whole. */
    private static final class Scan {
        private final FileChannel channel;
        private final Map<Long, SentMessage> messages = new LinkedHashMap<>();
        private final Map<Long, long[]> ranges = new LinkedHashMap<>();
        private long end;
        private long lastNumber;

        Scan(FileChannel channel) {
            this.channel = channel;
        }

        void run() throws IOException {
            long size = channel.size();
            while (size - end >= HEAD) {
                ByteBuffer head = ByteBuffer.wrap(read(channel, end, HEAD));
                int length = head.getInt();
                int checksum = head.getInt();
                if (length < 1 || length > RECORD_LIMIT || length > size - end - HEAD) {
                    return;
                }
                byte[] rest = read(channel, end + HEAD, length);
                CRC32 crc = new CRC32();
                crc.update(rest);
                if ((int) crc.getValue() != checksum) {
                    return;
                }
                take(ByteBuffer.wrap(rest), end, end + HEAD + length);
                end += HEAD + length;
            }
        }

        long live() {
            return ranges.values().stream().mapToLong(r -> r[1] - r[0]).sum();
        }

        private void take(ByteBuffer rest, long start, long recordEnd) {
            if (rest.get() == REMOVED) {
                long number = rest.getLong();
                lastNumber = Math.max(lastNumber, number);
                messages.remove(number);
                ranges.remove(number);
                return;
            }
            byte[] json = new byte[rest.getInt()];
            rest.get(json);
            int rawLength = rest.remaining();
            long rawAt = recordEnd - rawLength;
            MessageMeta meta = MessageMeta.fromJson(json);
            Supplier<byte[]> raw = meta.hasRaw() ? () -> read(channel, rawAt, rawLength) : null;
            lastNumber = Math.max(lastNumber, meta.number());
            messages.put(meta.number(), meta.toMessage(raw));
            ranges.put(meta.number(), new long[] {start, recordEnd});
        }
    }
}
