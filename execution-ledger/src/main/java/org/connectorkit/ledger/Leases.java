package org.connectorkit.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The claims that this worker holds: renewed until their outcome is written.
 *
 * <p>An outcome that cannot be written, since the database is away, is kept and tried again with every renewal, so that
 * an outage of the database does not make a known outcome an unknown one.
 */
final class Leases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionLedger.class);

    private final LedgerDatabase database;
    private final ClaimTable table;
    private final Set<Claim> held = ConcurrentHashMap.newKeySet();
    private final Map<Claim, Outcome> unwritten = new ConcurrentHashMap<>();
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "execution-ledger-leases");
        thread.setDaemon(true);
        return thread;
    });

    Leases(LedgerDatabase database, ClaimTable table, Duration lease) {
        this.database = database;
        this.table = table;
        long period = lease.toMillis() / 3;
        var unused = renewal.scheduleWithFixedDelay(this::tick, period, period, TimeUnit.MILLISECONDS);
    }

    void hold(Claim claim) {
        held.add(claim);
    }

    /** Writes the outcome, now if the database can be reached, else as soon as it can. */
    void end(Claim claim, Outcome outcome) {
        if (!tryToWrite(claim, outcome)) {
            unwritten.put(claim, outcome);
        }
    }

    private void tick() {
        unwritten.forEach((claim, outcome) -> {
            if (tryToWrite(claim, outcome)) {
                unwritten.remove(claim);
            }
        });
        held.forEach(this::renew);
    }

    private void renew(Claim claim) {
        try {
            database.call(connection -> {
                table.renew(connection, claim);
                return true;
            });
        } catch (SQLException | RuntimeException e) {
            LOG.warn("step {}: its claim could not be renewed: {}", claim.key(), e.getMessage());
        }
    }

    private boolean tryToWrite(Claim claim, Outcome outcome) {
        try {
            if (!database.call(connection -> write(connection, claim, outcome))) {
                LOG.warn("step {} was taken over by another worker before its outcome was written", claim.key());
            }
            held.remove(claim);
            return true;
        } catch (SQLException | RuntimeException e) {
            LOG.warn("step {}: its outcome could not be written yet: {}", claim.key(), e.getMessage());
            return false;
        }
    }

    private boolean write(Connection connection, Claim claim, Outcome outcome) throws SQLException {
        if (outcome.result().isPresent()) {
            return table.markDone(connection, claim, outcome.result().get());
        }
        if (outcome.mayHaveHappened()) {
            table.markUnknown(connection, claim);
            return true;
        }
        return table.release(connection, claim);
    }

    /** Stops renewing; what was not written by now is a leftover when its lease runs out. */
    @Override
    public void close() {
        renewal.shutdownNow();
        unwritten.forEach(this::tryToWrite);
    }
}
