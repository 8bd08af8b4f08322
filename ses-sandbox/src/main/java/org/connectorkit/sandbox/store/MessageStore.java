package org.connectorkit.sandbox.store;

import java.nio.file.Path;
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
import org.connectorkit.sandbox.inbox.ApiRequest;
import org.connectorkit.sandbox.inbox.Envelope;
import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.inbox.InboxEvent;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.jspecify.annotations.Nullable;

/**
 * The inbox, bounded by count and by bytes. With a folder, messages are also kept there: one is on the disk before its
 * acceptance returns, its raw bytes are read from there, and the bytes in memory are those of the requests alone.
 */
public final class MessageStore implements Inbox, AutoCloseable {

    /** What a message costs beside its texts and bytes, roughly. */
    private static final long OVERHEAD = 1024;

    private final @Nullable Journal journal;
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
     * A store with the messages of a folder.
     *
     * @param maxMessages at least 1
     * @param maxBytes in memory, of messages and their requests, at least 1; a single larger message is kept until the
     *     next comes
     * @param folder made if it is missing; null for a store in memory
     * @throws IllegalStateException if another store uses the folder
     */
    public MessageStore(int maxMessages, long maxBytes, @Nullable Path folder) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
        if (folder == null) {
            journal = null;
            return;
        }
        Journal.Opened opened = Journal.open(folder);
        journal = opened.journal();
        lastNumber = opened.lastNumber();
        for (SentMessage message : opened.messages()) {
            put(message, cost(message.request(), null));
        }
        makeRoom(new ArrayList<>());
    }

    /** Accepts a message. */
    public SentMessage accept(
            String messageId,
            Instant acceptedAt,
            Envelope envelope,
            ApiRequest request,
            boolean bccHeaderRemoved,
            byte @Nullable [] raw) {
        List<InboxEvent> events = new ArrayList<>();
        SentMessage message;
        long position = 0;
        lock.lock();
        try {
            MessageMeta meta = new MessageMeta(
                    ++lastNumber, messageId, acceptedAt, envelope, request, bccHeaderRemoved, raw != null);
            if (journal == null) {
                message = meta.toMessage(raw == null ? null : raw::clone);
                put(message, cost(request, raw));
            } else {
                Journal.Appended appended = journal.accepted(meta, raw);
                position = appended.end();
                message = meta.toMessage(appended.raw());
                put(message, cost(request, null));
            }
            events.add(new InboxEvent(InboxEvent.Kind.ACCEPTED, message));
            makeRoom(events);
            added.signalAll();
        } finally {
            lock.unlock();
        }
        if (journal != null) {
            journal.sync(position);
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
                forget(removed);
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
            for (Entry entry : entries.values()) {
                events.add(new InboxEvent(InboxEvent.Kind.REMOVED, entry.message));
                forget(entry);
            }
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

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
        }
    }

    private void makeRoom(List<InboxEvent> events) {
        Iterator<Entry> oldest = entries.values().iterator();
        while ((entries.size() > maxMessages || bytes > maxBytes) && entries.size() > 1) {
            Entry entry = oldest.next();
            oldest.remove();
            bytes -= entry.cost;
            evicted++;
            forget(entry);
            events.add(new InboxEvent(InboxEvent.Kind.REMOVED, entry.message));
        }
    }

    private void tell(List<InboxEvent> events) {
        for (Consumer<? super InboxEvent> listener : listeners) {
            try {
                events.forEach(listener);
            } catch (RuntimeException e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }

    private void put(SentMessage message, long cost) {
        entries.put(message.messageId(), new Entry(message, cost));
        bytes += cost;
    }

    private void forget(Entry entry) {
        if (journal != null) {
            journal.removed(entry.message.number());
        }
    }

    private static long cost(ApiRequest request, byte @Nullable [] raw) {
        long length = OVERHEAD + (raw == null ? 0 : raw.length);
        for (Map.Entry<String, String> parameter : request.parameters().entrySet()) {
            length += parameter.getKey().length() + parameter.getValue().length();
        }
        return length;
    }

    private record Entry(SentMessage message, long cost) {}
}
