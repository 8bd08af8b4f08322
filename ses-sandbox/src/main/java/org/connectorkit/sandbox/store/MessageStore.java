package org.connectorkit.sandbox.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.connectorkit.sandbox.inbox.ApiRequest;
import org.connectorkit.sandbox.inbox.Envelope;
import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.inbox.InboxEvent;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.jspecify.annotations.Nullable;

/** The inbox in memory, bounded by count and by bytes. */
public final class MessageStore implements Inbox {

    /** What a message costs beside its texts and bytes, roughly. */
    private static final long OVERHEAD = 1024;

    private final int maxMessages;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Consumer<? super InboxEvent>> listeners = new CopyOnWriteArrayList<>();
    private long bytes;
    private long lastNumber;
    private long evicted;

    /**
     * An empty store.
     *
     * @param maxMessages at least 1
     * @param maxBytes of messages and their requests, at least 1; a single larger message is kept until the next comes
     */
    public MessageStore(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /** Accepts a message. */
    public SentMessage accept(
            String messageId,
            Instant acceptedAt,
            Envelope envelope,
            ApiRequest request,
            boolean bccHeaderRemoved,
            byte @Nullable [] raw) {
        Supplier<byte[]> received = raw == null ? null : raw::clone;
        long cost = OVERHEAD + (raw == null ? 0 : raw.length) + textLength(request);
        List<InboxEvent> events = new ArrayList<>();
        SentMessage message;
        lock.lock();
        try {
            message =
                    new SentMessage(++lastNumber, messageId, acceptedAt, envelope, request, bccHeaderRemoved, received);
            entries.put(messageId, new Entry(message, cost));
            bytes += cost;
            events.add(new InboxEvent(InboxEvent.Kind.ACCEPTED, message));
            makeRoom(events);
            added.signalAll();
        } finally {
            lock.unlock();
        }
        tell(events);
        return message;
    }

    @Override
    public List<SentMessage> messages() {
        lock.lock();
        try {
            return entries.values().stream().map(Entry::message).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long evicted() {
        lock.lock();
        try {
            return evicted;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<SentMessage> find(String messageId) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(messageId)).map(Entry::message);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<SentMessage> await(Predicate<? super SentMessage> condition, Duration time)
            throws InterruptedException {
        long left = time.toNanos();
        long seen = 0;
        lock.lockInterruptibly();
        try {
            while (true) {
                for (Entry entry : entries.values()) {
                    if (entry.message.number() > seen && condition.test(entry.message)) {
                        return Optional.of(entry.message);
                    }
                }
                seen = lastNumber;
                if (left <= 0) {
                    return Optional.empty();
                }
                left = added.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean delete(String messageId) {
        Entry removed;
        lock.lock();
        try {
            removed = entries.remove(messageId);
            if (removed != null) {
                bytes -= removed.cost;
            }
        } finally {
            lock.unlock();
        }
        if (removed == null) {
            return false;
        }
        tell(List.of(new InboxEvent(InboxEvent.Kind.REMOVED, removed.message)));
        return true;
    }

    @Override
    public void clear() {
        List<InboxEvent> events = new ArrayList<>();
        lock.lock();
        try {
            entries.values().forEach(e -> events.add(new InboxEvent(InboxEvent.Kind.REMOVED, e.message)));
            entries.clear();
            bytes = 0;
        } finally {
            lock.unlock();
        }
        tell(events);
    }

    @Override
    public Subscription subscribe(Consumer<? super InboxEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void makeRoom(List<InboxEvent> events) {
        Iterator<Entry> oldest = entries.values().iterator();
        while ((entries.size() > maxMessages || bytes > maxBytes) && entries.size() > 1) {
            Entry entry = oldest.next();
            oldest.remove();
            bytes -= entry.cost;
            evicted++;
            events.add(new InboxEvent(InboxEvent.Kind.REMOVED, entry.message));
        }
    }

    private void tell(List<InboxEvent> events) {
        for (Consumer<? super InboxEvent> listener : listeners) {
            events.forEach(listener);
        }
    }

    private static long textLength(ApiRequest request) {
        long length = 0;
        for (Map.Entry<String, String> parameter : request.parameters().entrySet()) {
            length += parameter.getKey().length() + parameter.getValue().length();
        }
        return length;
    }

    private record Entry(SentMessage message, long cost) {}
}
