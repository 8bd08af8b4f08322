package org.connectorkit.sandbox.server;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.connectorkit.sandbox.protocol.AwsError;
import org.connectorkit.sandbox.protocol.FormReader;
import org.connectorkit.sandbox.protocol.QueryParameters;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Decodes and hashes a body as it arrives, without holding it and without a thread that waits for it. After an error it
 * still takes the rest in, so that the client gets to read the answer.
 */
final class BodyReader {

    private static final int COPY = 16 * 1024;

    /** Takes what became of the body. */
    interface Listener {

        void read(QueryParameters parameters, String sha256);

        /** The body can't be decoded, or is too large. */
        void refused(AwsError error);

        /** The client went away. */
        void failed(Throwable cause);
    }

    private final Request request;
    private final FormReader form;
    private final long limit;
    private final Listener listener;
    private final MessageDigest digest;
    private final byte[] copy = new byte[COPY];
    private long length;
    private @Nullable AwsError error;

    BodyReader(Request request, FormReader form, long limit, Listener listener) {
        this.request = request;
        this.form = form;
        this.limit = limit;
        this.listener = listener;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    void read() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this::read);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                listener.failed(chunk.getFailure());
                return;
            }
            take(chunk.getByteBuffer());
            boolean last = chunk.isLast();
            chunk.release();
            if (last) {
                end();
                return;
            }
        }
    }

    private void take(ByteBuffer bytes) {
        length += bytes.remaining();
        if (length > limit) {
            error = new AwsError(413, "RequestEntityTooLarge", "The body has more than " + limit + " bytes.");
        }
        while (error == null && bytes.hasRemaining()) {
            int count = Math.min(bytes.remaining(), COPY);
            bytes.get(copy, 0, count);
            digest.update(copy, 0, count);
            try {
                form.add(copy, 0, count);
            } catch (AwsError e) {
                error = e;
            }
        }
    }

    private void end() {
        QueryParameters parameters;
        try {
            if (error != null) {
                throw error;
            }
            parameters = form.finish();
        } catch (AwsError e) {
            listener.refused(e);
            return;
        }
        listener.read(parameters, HexFormat.of().formatHex(digest.digest()));
    }
}
