package org.connectorkit.sandbox.rest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.inbox.InboxEvent;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** Answers with the first message that fits, or with 204 when the time is over; no thread waits meanwhile. */
final class LongPoll {

    private final Inbox inbox;
    private final Predicate<SentMessage> filter;
    private final Response response;
    private final Callback callback;
    private final CompletableFuture<SentMessage> message = new CompletableFuture<>();

    LongPoll(Inbox inbox, Predicate<SentMessage> filter, Response response, Callback callback) {
        this.inbox = inbox;
        this.filter = filter;
        this.response = response;
        this.callback = callback;
    }

    void start(Scheduler scheduler, long seconds) {
        Inbox.Subscription subscription = inbox.subscribe(event -> {
            if (event.kind() == InboxEvent.Kind.ACCEPTED && filter.test(event.message())) {
                message.complete(event.message());
            }
        });
        inbox.messages().stream().filter(filter).findFirst().ifPresent(message::complete);
        Scheduler.Task timeout = scheduler.schedule(() -> message.cancel(false), seconds, TimeUnit.SECONDS);
        CompletableFuture<Void> done = message.handle((found, nothing) -> {
            subscription.close();
            timeout.cancel();
            if (found != null) {
                Json.send(response, callback, 200, Json.detail(found));
            } else {
                response.setStatus(204);
                Json.guard(response.getHeaders());
                callback.succeeded();
            }
            return null;
        });
        done.exceptionally(failure -> {
            callback.failed(failure);
            return null;
        });
    }
}
