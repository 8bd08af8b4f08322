package org.connectorkit.designer.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens in an inbox, as its server-sent events tell (HTML Living Standard, section 9.2), until it is closed or the
 * sandbox ends. One thread takes from it.
 */
public final class InboxChanges implements Flow.Subscriber<String>, AutoCloseable {

    /**
     * One change.
     *
     * @param accepted whether a message came; else one was removed
     * @param subject of the message that came
     */
    public record Change(boolean accepted, String subject) {}

    private static final String EVENT = "event: ";
    private static final String DATA = "data: ";

    /** Empty for the end of the stream. */
    private final BlockingQueue<Optional<Change>> changes = new LinkedBlockingQueue<>();

    private String event = "";
    private @Nullable CompletableFuture<?> answer;
    private Flow.@Nullable Subscription subscription;
    private boolean ended;

    InboxChanges() {}

    void follow(CompletableFuture<?> exchange) {
        answer = exchange;
        var unused = exchange.whenComplete((any, failure) -> {
            if (failure != null) {
                changes.add(Optional.empty());
            }
        });
    }

    /**
     * Waits for changes.
     *
     * @return all that have come, in order; empty if none came in time or the stream has ended
     */
    public List<Change> await(Duration time) throws InterruptedException {
        List<Optional<Change>> all = new ArrayList<>();
        Optional<Change> first = ended ? null : changes.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            all.add(first);
            changes.drainTo(all);
        }
        ended = ended || all.stream().anyMatch(Optional::isEmpty);
        return all.stream().flatMap(Optional::stream).toList();
    }

    /** Whether the sandbox has ended the stream; nothing more comes then. */
    public boolean ended() {
        return ended;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription lines) {
        subscription = lines;
        lines.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith(EVENT)) {
            event = line.substring(EVENT.length());
        } else if (line.startsWith(DATA)) {
            JsonNode message = JsonMapper.shared().readTree(line.substring(DATA.length()));
            changes.add(Optional.of(
                    new Change(event.equals("accepted"), message.path("subject").asString(""))));
        }
    }

    @Override
    public void onError(Throwable failure) {
        changes.add(Optional.empty());
    }

    @Override
    public void onComplete() {
        changes.add(Optional.empty());
    }

    @Override
    public synchronized void close() {
        if (subscription != null) {
            subscription.cancel();
        } else if (answer != null) {
            answer.cancel(true);
        }
    }
}
