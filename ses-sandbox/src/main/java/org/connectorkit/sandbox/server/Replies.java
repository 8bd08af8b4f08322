package org.connectorkit.sandbox.server;

import java.nio.ByteBuffer;
import org.connectorkit.sandbox.protocol.Reply;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends a reply with the header fields of SES and STS: Date, Content-Type, Content-Length, x-amzn-RequestId. */
final class Replies {

    static final String REQUEST_ID = "x-amzn-RequestId";
    static final String CONTENT_TYPE = "text/xml";

    private Replies() {}

    static void send(Reply reply, Response response, Callback callback) {
        response.setStatus(reply.status());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(REQUEST_ID, reply.requestId());
        headers.put(HttpHeader.CONTENT_TYPE, CONTENT_TYPE);
        headers.put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }
}
