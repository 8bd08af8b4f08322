package org.connectorkit.sandbox.rest;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.connectorkit.sandbox.fault.Fault;
import org.connectorkit.sandbox.fault.Faults;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The script of faults over HTTP: {@code POST /_faults} adds one, {@code GET} tells how many are pending, {@code DELETE}
 * forgets them. A fault is {@code {"action": "SendEmail", "times": 1, "delayMillis": 0, "kind": …}} with the kinds
 * {@code error} (and status, code, message), {@code reset}, {@code empty}, {@code truncated} (and bytes), {@code swallowed},
 * {@code delay}.
 */
public final class FaultsHandler extends Handler.Abstract {

    private static final int BODY_LIMIT = 64 * 1024;

    private final Faults faults;

    public FaultsHandler(Faults faults) {
        this.faults = faults;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!"/_faults".equals(request.getHttpURI().getPath())) {
            return false;
        }
        if (HttpMethod.POST.is(request.getMethod())) {
            Content.Source.asByteBuffer(request, new Promise<>() {
                @Override
                public void succeeded(ByteBuffer body) {
                    add(BufferUtil.toArray(body), response, callback);
                }

                @Override
                public void failed(Throwable cause) {
                    callback.failed(cause);
                }
            });
        } else if (HttpMethod.DELETE.is(request.getMethod())) {
            faults.clear();
            answer(200, response, callback);
        } else {
            answer(200, response, callback);
        }
        return true;
    }

    private void add(byte[] body, Response response, Callback callback) {
        try {
            if (body.length > BODY_LIMIT) {
                throw new IllegalArgumentException("a fault has at most " + BODY_LIMIT + " bytes");
            }
            JsonNode node = Json.parse(body);
            faults.next(
                    node.path("action").asString("*"),
                    fault(node).after(Duration.ofMillis(node.path("delayMillis").asLong(0))),
                    node.path("times").asInt(1));
            answer(201, response, callback);
        } catch (JacksonException e) {
            Json.error(response, callback, 400, "the fault is not JSON");
        } catch (IllegalArgumentException e) {
            Json.error(response, callback, 400, String.valueOf(e.getMessage()));
        }
    }

    private static Fault fault(JsonNode node) {
        String kind = node.path("kind").asString("");
        return switch (kind) {
            case "error" ->
                Fault.error(
                        node.path("status").asInt(400),
                        node.path("code").asString("InternalFailure"),
                        node.path("message").asString(""));
            case "reset" -> Fault.reset();
            case "empty" -> Fault.emptyReply();
            case "truncated" -> Fault.truncatedReply(node.path("bytes").asInt(0));
            case "swallowed" -> Fault.swallowedReply();
            case "delay" -> Fault.delay(Duration.ZERO);
            default ->
                throw new IllegalArgumentException(
                        "kind is '" + kind + "'; give error, reset, empty, truncated, swallowed or delay");
        };
    }

    private void answer(int status, Response response, Callback callback) {
        Json.send(response, callback, status, Json.object().put("pending", faults.pending()));
    }
}
