package org.connectorkit.designer.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorkit.forms.FormValues;
import org.connectorkit.host.ActionDescriptor;
import org.connectorkit.host.ConnectorDescriptor;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.host.Invocation;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;

/** Starts runs, each on a thread of its own, and remembers the latest of this session. Safe for concurrent use. */
public final class Runs {

    private static final int REMEMBERED = 100;

    private final ConnectorHost host;
    private final Clock clock;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<String, Thread> threads = new LinkedHashMap<>();

    /** Runs on a host that the caller closes. */
    public Runs(ConnectorHost host, Clock clock) {
        this.host = host;
        this.clock = clock;
    }

    /**
     * Starts a run and returns at once.
     *
     * @param id names the run; if one of that name was started, nothing is and that one is returned
     */
    public synchronized Run start(
            String id,
            ConnectorDescriptor connector,
            ActionDescriptor action,
            FormValues values,
            Invocation invocation) {
        Run started = runs.get(id);
        if (started != null) {
            return started;
        }
        Run run = new Run(id, connector, action, values, clock.instant());
        runs.put(run.id(), run);
        if (runs.size() > REMEMBERED) {
            runs.remove(runs.keySet().iterator().next());
        }
        run.note(run.startedAt(), "Started " + invocation);
        Thread thread = new Thread(() -> perform(run, invocation), "run of " + invocation);
        thread.setDaemon(true);
        threads.put(run.id(), thread);
        thread.start();
        return run;
    }

    private void perform(Run run, Invocation invocation) {
        try {
            run.succeed(host.invoke(invocation), clock.instant());
        } catch (ConnectorException e) {
            run.fail(e, clock.instant());
        } catch (RuntimeException e) {
            run.fail(
                    ConnectorException.builder(
                                    ErrorKind.INTERNAL,
                                    "INTERNAL",
                                    "The host failed: " + e.getClass().getSimpleName() + ".")
                            .build(),
                    clock.instant());
        } finally {
            synchronized (this) {
                threads.remove(run.id());
            }
        }
    }

    /** Asks a run to stop; without effect on one that has returned. */
    public synchronized void cancel(Run run) {
        Thread thread = threads.get(run.id());
        if (thread != null) {
            run.cancelling(clock.instant());
            thread.interrupt();
        }
    }

    /** The run of an id. */
    public synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** The runs of this session, latest first. */
    public synchronized List<Run> latestFirst() {
        List<Run> all = new ArrayList<>(runs.values());
        Collections.reverse(all);
        return List.copyOf(all);
    }
}
