package org.connectorkit.sandbox.rest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.inbox.InboxEvent;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The changes of the inbox as server-sent events: {@code accepted} with a summary of the message and {@code removed} with its
 * id. The id of an event is the message's number; a client that comes back with {@code Last-Event-ID} gets what was accepted
 * since. A client that does not read is cut off.
 */
final class EventStream implements Callback {

    private static final int QUEUE_LIMIT = 10_000;
    private static final long KEEP_ALIVE_SECONDS = 15;

    private final Inbox inbox;
    private final Response response;
    private final Callback callback;
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private boolean writing;
    private boolean ended;
    private Inbox.@Nullable Subscription subscription;

    EventStream(Inbox inbox, Response response, Callback callback) {
        this.inbox = inbox;
        this.response = response;
        this.callback = callback;
    }

    void start(Scheduler scheduler, @Nullable String lastEventId) {
        response.setStatus(200);
        Json.guard(response.getHeaders());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8");
        send(": events of the inbox\n\n");
        subscription = inbox.subscribe(this::tell);
        if (lastEventId != null && lastEventId.matches("[0-9]{1,18}")) {
            long last = Long.parseLong(lastEventId);
            inbox.messages().stream()
                    .filter(m -> m.number() > last)
                    .forEach(m -> tell(new InboxEvent(InboxEvent.Kind.ACCEPTED, m)));
        }
        keepAlive(scheduler);
    }

    private void tell(InboxEvent event) {
        SentMessage message = event.message();
        String data = event.kind() == InboxEvent.Kind.ACCEPTED
                ? new String(Json.bytes(Json.summary(message)), StandardCharsets.UTF_8)
                : Json.object().put("messageId", message.messageId()).toString();
        String id = event.kind() == InboxEvent.Kind.ACCEPTED ? "id: " + message.number() + '\n' : "";
        send("event: " + event.kind().name().toLowerCase(Locale.ROOT) + '\n' + id + "data: " + data + "\n\n");
    }

    private void keepAlive(Scheduler scheduler) {
        scheduler.schedule(
                () -> {
                    if (send(":\n\n")) {
                        keepAlive(scheduler);
                    }
                },
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS);
    }

    private boolean send(String text) {
        byte @Nullable [] next;
        synchronized (queue) {
            if (ended) {
                return false;
            }
            queue.add(text.getBytes(StandardCharsets.UTF_8));
            if (writing && queue.size() <= QUEUE_LIMIT) {
                return true;
            }
            if (writing) {
                next = null;
            } else {
                writing = true;
                next = queue.remove();
            }
        }
        if (next == null) {
            failed(new IllegalStateException("the client does not read its events"));
            return false;
        }
        response.write(false, ByteBuffer.wrap(next), this);
        return true;
    }

    @Override
    public void succeeded() {
        byte[] next;
        synchronized (queue) {
            if (queue.isEmpty()) {
                writing = false;
                return;
            }
            next = queue.remove();
        }
        response.write(false, ByteBuffer.wrap(next), this);
    }

    @Override
    public void failed(Throwable cause) {
        synchronized (queue) {
            if (ended) {
                return;
            }
            ended = true;
            queue.clear();
        }
        Inbox.Subscription open = subscription;
        if (open != null) {
            open.close();
        }
        callback.failed(cause);
    }
}
