package org.connectorkit.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the proxy did, in the order in which requests came. Safe for concurrent use. */
final class ExchangeLog {

    private final List<Entry> entries = new ArrayList<>();
    private FaultPlan plan = FaultPlan.always(Fault.none());
    private int planStart;

    synchronized void plan(FaultPlan next) {
        plan = Objects.requireNonNull(next, "plan");
        planStart = entries.size();
    }

    synchronized Entry begin(HttpMessage request) {
        Entry entry = new Entry(request.method(), request.path(), plan.faultOf(entries.size() - planStart));
        entries.add(entry);
        return entry;
    }

    synchronized List<ProxiedExchange> exchanges() {
        return entries.stream().map(Entry::snapshot).toList();
    }

    /** One exchange, written by the thread of its connection. */
    static final class Entry {
        private final String method;
        private final String path;
        private final Fault fault;
        private volatile long requestBytes;
        private volatile boolean forwarded;
        private volatile boolean answered;
        private volatile long replyBytes;
        private volatile boolean delivered;

        private Entry(String method, String path, Fault fault) {
            this.method = method;
            this.path = path;
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }

        void passedOfRequest(long bytes) {
            requestBytes = bytes;
        }

        void forwarded() {
            forwarded = true;
        }

        void answered() {
            answered = true;
        }

        void passedOfReply(long bytes) {
            replyBytes = bytes;
        }

        void delivered() {
            delivered = true;
        }

        private ProxiedExchange snapshot() {
            return new ProxiedExchange(method, path, fault, requestBytes, forwarded, answered, replyBytes, delivered);
        }
    }
}
