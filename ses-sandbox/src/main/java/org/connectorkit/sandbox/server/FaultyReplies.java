package org.connectorkit.sandbox.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.connectorkit.sandbox.fault.Fault;
import org.connectorkit.sandbox.protocol.Reply;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends a reply the way a fault says. */
final class FaultyReplies {

    private FaultyReplies() {}

    static void send(Fault fault, Reply reply, Request request, Response response, Callback callback) {
        Runnable sending = () -> sendNow(fault, reply, request, response, callback);
        if (fault.delay().isZero()) {
            sending.run();
        } else {
            request.getComponents()
                    .getScheduler()
                    .schedule(sending, fault.delay().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void sendNow(Fault fault, Reply reply, Request request, Response response, Callback callback) {
        switch (fault.kind()) {
            case NONE, ERROR -> Replies.send(reply, response, callback);
            case EMPTY -> Replies.send(new Reply(200, reply.requestId(), new byte[0]), response, callback);
            case TRUNCATED -> truncate(fault, reply, request, response, callback);
            case RESET -> cut(request, callback, true);
            case SWALLOWED -> cut(request, callback, false);
        }
    }

    private static void truncate(Fault fault, Reply reply, Request request, Response response, Callback callback) {
        response.setStatus(reply.status());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(Replies.REQUEST_ID, reply.requestId());
        headers.put(HttpHeader.CONTENT_TYPE, Replies.CONTENT_TYPE);
        headers.put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        ByteBuffer part = ByteBuffer.wrap(reply.body(), 0, Math.min(fault.bytes(), reply.body().length));
        response.write(false, part, Callback.from(() -> cut(request, callback, false)));
    }

    /** Closes the connection below HTTP; with a reset, the client's side fails rather than ends. */
    private static void cut(Request request, Callback callback, boolean reset) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (reset && endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                callback.failed(e);
                return;
            }
        }
        endPoint.close();
        callback.failed(new IOException("cut by a scripted fault"));
    }
}
