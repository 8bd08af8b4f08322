package org.connectorkit.sandbox.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an {@code application/x-www-form-urlencoded} body piece by piece as it arrives, and the Base64 of a raw message
 * at once, so that the encoded body is never held.
 *
 * <p>Of a key that comes twice, the last value counts.
 */
public final class FormReader {

    private static final String RAW_MESSAGE = "RawMessage.Data";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Buffer text = new Buffer();
    private final long textLimit;
    private final long rawLimit;
    private final long expectedBody;
    private long textBytes;
    private String key = "";
    private boolean inValue;
    private int escape;
    private int escaped;
    private @Nullable RawData raw;
    private boolean inRaw;

    /**
     * A reader for one body.
     *
     * @param expectedBody the length of the body if known, else negative; only saves copying
     * @param textLimit how many decoded bytes all parameters but the raw message may have
     * @param rawLimit how many bytes of the raw message to keep
     */
    public FormReader(long expectedBody, long textLimit, long rawLimit) {
        this.expectedBody = expectedBody;
        this.textLimit = textLimit;
        this.rawLimit = rawLimit;
    }

    /**
     * Takes the next piece.
     *
     * @throws AwsError if the parameters are too large
     */
    public void add(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to) {
            if (escape == 0) {
                int plain = plainRun(bytes, position, to);
                if (plain > position) {
                    append(bytes, position, plain);
                    position = plain;
                    continue;
                }
            }
            step(bytes[position++]);
        }
    }

    /** Ends the body. */
    public QueryParameters finish() {
        endPair();
        return new QueryParameters(values, raw);
    }

    private int plainRun(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to) {
            byte b = bytes[position];
            if (b == '&' || b == '%' || b == '+' || b == '=') {
                break;
            }
            position++;
        }
        return position;
    }

    private void step(byte b) {
        if (escape > 0) {
            escapeStep(b);
        } else if (b == '%') {
            escape = 1;
        } else if (b == '&') {
            endPair();
        } else if (b == '=' && !inValue) {
            startValue();
        } else {
            append(b == '+' ? (byte) ' ' : b);
        }
    }

    private void escapeStep(byte b) {
        int digit = Character.digit(b, 16);
        if (digit < 0) {
            throw new AwsError(
                    400, "MalformedQueryString", "The body has a '%' that two hexadecimal digits do not follow.");
        }
        if (escape == 1) {
            escaped = digit;
            escape = 2;
        } else {
            escape = 0;
            append((byte) (escaped * 16 + digit));
        }
    }

    private void startValue() {
        key = text.take();
        inValue = true;
        if (key.equals(RAW_MESSAGE)) {
            inRaw = true;
            raw = new RawData(rawLimit, (int) Math.max(0, Math.min(expectedBody / 4 * 3, rawLimit)));
        }
    }

    private void endPair() {
        if (escape > 0) {
            throw new AwsError(400, "MalformedQueryString", "The body ends a value in the middle of a '%' escape.");
        }
        if (inRaw && raw != null) {
            raw.finish();
        } else if (inValue) {
            values.put(key, text.take());
        } else if (text.size() > 0) {
            values.put(text.take(), "");
        }
        inRaw = false;
        inValue = false;
    }

    private void append(byte b) {
        if (inRaw && raw != null) {
            raw.add(b);
        } else {
            count(1);
            text.write(b);
        }
    }

    private void append(byte[] bytes, int from, int to) {
        if (inRaw && raw != null) {
            raw.add(bytes, from, to);
        } else {
            count(to - from);
            text.write(bytes, from, to - from);
        }
    }

    private void count(int bytes) {
        textBytes += bytes;
        if (textBytes > textLimit) {
            throw new AwsError(413, "RequestEntityTooLarge", "The parameters have more than " + textLimit + " bytes.");
        }
    }

    private static final class Buffer extends ByteArrayOutputStream {
        String take() {
            String taken = new String(buf, 0, count, StandardCharsets.UTF_8);
            count = 0;
            return taken;
        }
    }
}
