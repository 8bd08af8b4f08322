package org.connectorkit.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The head of an HTTP/1.1 message, and where its body ends (RFC 9112 section 6). Bytes pass as they came. */
final class HttpMessage {

    private static final int MAX_LINE = 1 << 16;
    private static final int MAX_HEAD = 1 << 18;

    private final byte[] head;
    private final List<String> lines;

    private HttpMessage(byte[] head, List<String> lines) {
        this.head = head;
        this.lines = lines;
    }

    /** Reads a head up to its empty line. Empty if the stream is at its end. */
    static Optional<HttpMessage> readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        List<String> lines = new ArrayList<>();
        while (true) {
            byte[] line = readLine(in);
            if (line.length == 0 && head.size() == 0) {
                return Optional.empty();
            }
            head.writeBytes(line);
            if (head.size() > MAX_HEAD) {
                throw new IOException("the head of a message is longer than " + MAX_HEAD + " bytes");
            }
            String text = textOf(line);
            if (!text.isEmpty()) {
                lines.add(text);
            } else if (!lines.isEmpty()) {
                return Optional.of(new HttpMessage(head.toByteArray(), List.copyOf(lines)));
            }
        }
    }

    byte[] head() {
        return head;
    }

    String method() {
        return word(0);
    }

    String path() {
        return word(1).split("[?#]", 2)[0];
    }

    /** The status of a reply. */
    int status() throws IOException {
        try {
            return Integer.parseInt(word(1));
        } catch (NumberFormatException e) {
            throw new IOException("a reply has the start line '" + lines.get(0) + "', which is not HTTP/1.1", e);
        }
    }

    boolean expectsContinue() {
        return hasToken("expect", "100-continue");
    }

    /** Whether the connection ends with this message. */
    boolean lastOfConnection() {
        String start = lines.get(0);
        boolean old = start.startsWith("HTTP/1.0") || start.endsWith("HTTP/1.0");
        return hasToken("connection", "close") || (old && !hasToken("connection", "keep-alive"));
    }

    boolean requestHasBody() {
        return chunked() || contentLength().filter(length -> length > 0).isPresent();
    }

    void copyRequestBody(InputStream in, OutputStream out) throws IOException {
        if (chunked()) {
            copyChunks(in, out);
        } else {
            copy(in, out, contentLength().orElse(0L));
        }
    }

    boolean replyEndsWithConnection(String method) throws IOException {
        return replyHasBody(method) && !chunked() && contentLength().isEmpty();
    }

    void copyReplyBody(String method, InputStream in, OutputStream out) throws IOException {
        if (!replyHasBody(method)) {
            return;
        }
        if (chunked()) {
            copyChunks(in, out);
        } else if (contentLength().isPresent()) {
            copy(in, out, contentLength().get());
        } else {
            in.transferTo(out);
        }
    }

    private boolean replyHasBody(String method) throws IOException {
        int status = status();
        return !method.equals("HEAD") && status >= 200 && status != 204 && status != 304;
    }

    private boolean chunked() {
        return hasToken("transfer-encoding", "chunked");
    }

    private Optional<Long> contentLength() {
        return header("content-length").map(Long::valueOf);
    }

    private boolean hasToken(String name, String token) {
        return header(name).map(value -> value.toLowerCase(Locale.ROOT)).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .anyMatch(part -> part.strip().equals(token));
    }

    private Optional<String> header(String name) {
        String start = name + ":";
        return lines.stream()
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    private String word(int index) {
        String[] words = lines.get(0).split(" ");
        return index < words.length ? words[index] : "";
    }

    private static void copyChunks(InputStream in, OutputStream out) throws IOException {
        while (true) {
            byte[] line = requireLine(in);
            out.write(line);
            long size = chunkSize(textOf(line));
            if (size == 0) {
                break;
            }
            copy(in, out, size);
            out.write(requireLine(in));
            out.flush();
        }
        byte[] trailer;
        do {
            trailer = requireLine(in);
            out.write(trailer);
        } while (!textOf(trailer).isEmpty());
    }

    private static long chunkSize(String line) throws IOException {
        try {
            return Long.parseLong(line.split(";", 2)[0].strip(), 16);
        } catch (NumberFormatException e) {
            throw new IOException("a chunk starts with '" + line + "', which is not a size in hexadecimal", e);
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[8192];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("a body ended " + left + " bytes before its length");
            }
            out.write(buffer, 0, read);
            out.flush();
            left -= read;
        }
    }

    private static byte[] requireLine(InputStream in) throws IOException {
        byte[] line = readLine(in);
        if (line.length == 0) {
            throw new EOFException("a chunked body ended before its last chunk");
        }
        return line;
    }

    /** Reads through the next line feed; empty at the end of the stream. */
    private static byte[] readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b;
        while ((b = in.read()) >= 0) {
            line.write(b);
            if (b == '\n') {
                return line.toByteArray();
            }
            if (line.size() > MAX_LINE) {
                throw new IOException("a line of a message is longer than " + MAX_LINE + " bytes");
            }
        }
        if (line.size() > 0) {
            throw new EOFException("a message ended in the middle of a line");
        }
        return new byte[0];
    }

    private static String textOf(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
