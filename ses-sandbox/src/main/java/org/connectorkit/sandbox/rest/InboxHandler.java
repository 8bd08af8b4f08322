package org.connectorkit.sandbox.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.connectorkit.sandbox.inbox.Attachment;
import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The inbox over HTTP, under {@code /_inbox}.
 *
 * <ul>
 *   <li>{@code GET /_inbox/messages?search=&to=&subject=&after=&before=&limit=}: summaries, newest first
 *   <li>{@code DELETE /_inbox/messages}: all
 *   <li>{@code GET}, {@code DELETE /_inbox/messages/ID}: one message, without bytes
 *   <li>{@code GET /_inbox/messages/ID/raw?as=delivered|received}: message/rfc822
 *   <li>{@code GET /_inbox/messages/ID/attachments/N}: the bytes of the Nth attachment, from 0
 *   <li>{@code GET /_inbox/wait?search=&to=&subject=&after=&timeout=}: the first message that fits, as soon as there is one;
 *       204 after so many seconds
 *   <li>{@code GET /_inbox/events}: server-sent events
 * </ul>
 */
public final class InboxHandler extends Handler.Abstract {

    private static final long PAGE = 100;
    private static final long PAGE_LIMIT = 1000;
    private static final long WAIT_SECONDS = 30;
    private static final long WAIT_LIMIT = 110;

    private final Inbox inbox;

    public InboxHandler(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        List<String> path = List.of(request.getHttpURI().getPath().substring(1).split("/"));
        if (!path.get(0).equals("_inbox")) {
            return false;
        }
        try {
            return route(request, response, callback, path.subList(1, path.size()));
        } catch (IllegalArgumentException e) {
            Json.error(response, callback, 400, String.valueOf(e.getMessage()));
            return true;
        }
    }

    private boolean route(Request request, Response response, Callback callback, List<String> path) {
        boolean get = HttpMethod.GET.is(request.getMethod());
        boolean delete = HttpMethod.DELETE.is(request.getMethod());
        Fields query = Request.extractQueryParameters(request);
        if (get && path.equals(List.of("messages"))) {
            list(query, response, callback);
        } else if (delete && path.equals(List.of("messages"))) {
            inbox.clear();
            noContent(response, callback);
        } else if (get && path.equals(List.of("wait"))) {
            long seconds = MessageFilter.number(query, "timeout", WAIT_SECONDS, 0, WAIT_LIMIT);
            new LongPoll(inbox, new MessageFilter(query), response, callback)
                    .start(request.getComponents().getScheduler(), seconds);
        } else if (get && path.equals(List.of("events"))) {
            String last = request.getHeaders().get("Last-Event-ID");
            new EventStream(inbox, response, callback)
                    .start(request.getComponents().getScheduler(), last);
        } else if (path.size() >= 2 && path.get(0).equals("messages") && (get || (delete && path.size() == 2))) {
            return message(path, delete, query, response, callback);
        } else {
            return false;
        }
        return true;
    }

    private boolean message(List<String> path, boolean delete, Fields query, Response response, Callback callback) {
        Optional<SentMessage> found = inbox.find(path.get(1));
        if (found.isEmpty()) {
            Json.error(response, callback, 404, "the inbox has no message " + path.get(1));
            return true;
        }
        SentMessage message = found.get();
        if (delete) {
            inbox.delete(message.messageId());
            noContent(response, callback);
        } else if (path.size() == 2) {
            Json.send(response, callback, 200, Json.detail(message));
        } else if (path.size() == 3 && path.get(2).equals("raw")) {
            raw(message, MessageFilter.value(query, "as"), response, callback);
        } else if (path.size() == 4 && path.get(2).equals("attachments")) {
            attachment(message, path.get(3), response, callback);
        } else {
            return false;
        }
        return true;
    }

    private void list(Fields query, Response response, Callback callback) {
        MessageFilter filter = new MessageFilter(query);
        long limit = MessageFilter.number(query, "limit", PAGE, 1, PAGE_LIMIT);
        long before = MessageFilter.number(query, "before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        List<SentMessage> newestFirst = new ArrayList<>(inbox.messages());
        Collections.reverse(newestFirst);
        ObjectNode page = Json.object();
        page.put("total", newestFirst.size());
        page.put("evicted", inbox.evicted());
        ArrayNode messages = page.putArray("messages");
        newestFirst.stream()
                .filter(m -> m.number() < before)
                .filter(filter)
                .limit(limit)
                .forEach(m -> messages.add(Json.summary(m)));
        Json.send(response, callback, 200, page);
    }

    private static void raw(SentMessage message, String as, Response response, Callback callback) {
        Optional<byte[]> bytes =
                switch (as) {
                    case "", "delivered" -> Optional.of(message.delivered());
                    case "received" -> message.received();
                    default -> throw new IllegalArgumentException("as is '" + as + "'; give delivered or received");
                };
        if (bytes.isEmpty()) {
            Json.error(
                    response,
                    callback,
                    404,
                    "the message came as parts, so there is no raw message as it was received");
            return;
        }
        disposition(response, message.messageId() + ".eml");
        Json.send(response, callback, 200, "message/rfc822", bytes.get());
    }

    private static void attachment(SentMessage message, String number, Response response, Callback callback) {
        List<Attachment> attachments = message.mail().attachments();
        int index = number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : -1;
        if (index < 0 || index >= attachments.size()) {
            Json.error(response, callback, 404, "the message has " + attachments.size() + " attachments, from 0");
            return;
        }
        Attachment attachment = attachments.get(index);
        disposition(response, attachment.name().isEmpty() ? "attachment" : attachment.name());
        boolean plainType = attachment.contentType().matches("[a-z0-9.+-]+/[a-z0-9.+-]+");
        Json.send(
                response,
                callback,
                200,
                plainType ? attachment.contentType() : "application/octet-stream",
                attachment.content());
    }

    private static void disposition(Response response, String name) {
        response.getHeaders()
                .put(
                        HttpHeader.CONTENT_DISPOSITION,
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                        .replace("+", "%20"));
    }

    private static void noContent(Response response, Callback callback) {
        response.setStatus(204);
        Json.guard(response.getHeaders());
        callback.succeeded();
    }
}
