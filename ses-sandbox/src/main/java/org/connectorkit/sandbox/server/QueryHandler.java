package org.connectorkit.sandbox.server;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.connectorkit.sandbox.fault.Fault;
import org.connectorkit.sandbox.fault.Faults;
import org.connectorkit.sandbox.protocol.AwsError;
import org.connectorkit.sandbox.protocol.FormReader;
import org.connectorkit.sandbox.protocol.QueryParameters;
import org.connectorkit.sandbox.protocol.Reply;
import org.connectorkit.sandbox.protocol.Service;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests of the Query protocol: POST with a form body, or GET with a query string, on {@code /}. */
final class QueryHandler extends Handler.Abstract {

    /** Holds a raw message of the largest size with every Base64 character percent-encoded, and then some. */
    private static final long BODY_LIMIT = 64L * 1024 * 1024;

    private static final long TEXT_LIMIT = 16L * 1024 * 1024;
    private static final long RAW_LIMIT = 16L * 1024 * 1024;

    private final Dispatcher dispatcher;
    private final Faults faults;

    QueryHandler(Dispatcher dispatcher, Faults faults) {
        this.dispatcher = dispatcher;
        this.faults = faults;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        boolean post = HttpMethod.POST.is(request.getMethod());
        if ((!post && !HttpMethod.GET.is(request.getMethod()))
                || !"/".equals(request.getHttpURI().getPath())) {
            Replies.send(notFound(request), response, callback);
            return true;
        }
        FormReader form = new FormReader(request.getLength(), TEXT_LIMIT, RAW_LIMIT);
        String query = request.getHttpURI().getQuery();
        if (query != null && !query.isEmpty()) {
            byte[] bytes = (query + (post ? "&" : "")).getBytes(StandardCharsets.UTF_8);
            try {
                form.add(bytes, 0, bytes.length);
            } catch (AwsError e) {
                Replies.send(Reply.error(Service.SES, requestId(), e), response, callback);
                return true;
            }
        }
        new BodyReader(request, form, BODY_LIMIT, new Exchange(request, response, callback)).read();
        return true;
    }

    private static Reply notFound(Request request) {
        return Reply.error(
                Service.SES,
                requestId(),
                new AwsError(
                        404,
                        "UnknownOperationException",
                        "There is no " + request.getMethod() + " on this path; the Query protocol is spoken on /."));
    }

    private static String requestId() {
        return UUID.randomUUID().toString();
    }

    private final class Exchange implements BodyReader.Listener {
        private final Request request;
        private final Response response;
        private final Callback callback;

        Exchange(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        @Override
        public void read(QueryParameters parameters, String sha256) {
            String requestId = requestId();
            Optional<Fault> scripted = faults.take(parameters.get("Action"));
            if (scripted.isEmpty()) {
                Replies.send(answer(parameters, sha256, requestId), response, callback);
                return;
            }
            Fault fault = scripted.get();
            Reply reply =
                    switch (fault.kind()) {
                        case ERROR, RESET ->
                            Reply.error(
                                    Dispatcher.service(parameters),
                                    requestId,
                                    new AwsError(fault.status(), fault.code(), fault.message()));
                        default -> answer(parameters, sha256, requestId);
                    };
            FaultyReplies.send(fault, reply, request, response, callback);
        }

        private Reply answer(QueryParameters parameters, String sha256, String requestId) {
            try {
                return dispatcher.answer(new HttpSignedRequest(request, sha256), parameters, requestId);
            } catch (RuntimeException e) {
                return Reply.error(
                        Dispatcher.service(parameters),
                        requestId,
                        new AwsError(500, "InternalFailure", "The sandbox has a defect: " + e));
            }
        }

        @Override
        public void refused(AwsError error) {
            Replies.send(Reply.error(Service.SES, requestId(), error), response, callback);
        }

        @Override
        public void failed(Throwable cause) {
            callback.failed(cause);
        }
    }
}
