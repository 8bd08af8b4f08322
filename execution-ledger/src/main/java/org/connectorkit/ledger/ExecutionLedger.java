package org.connectorkit.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sees to it that a step is done once, however often an engine runs it.
 *
 * <p>A step is claimed before it is performed and marked done after, with its result. The claim is a lease: as long as the
 * worker lives, the same step started elsewhere waits; once the lease has run out, nobody knows whether the step
 * happened, and {@link OnUnknownOutcome} decides. A claim is released only where the step certainly did not happen.
 *
 * <p>Safe for concurrent use, by threads and, with PostgreSQL, by processes. Not affected by interruption of the calling
 * thread.
 */
public final class ExecutionLedger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionLedger.class);
    private static final int MAX_ROUNDS = 10;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final LedgerDatabase database;
    private final ClaimTable table;
    private final Leases leases;

    private ExecutionLedger(LedgerDatabase database, Duration lease) {
        this.database = database;
        this.table = new ClaimTable(workerName(), lease);
        this.leases = new Leases(database, table, lease);
    }

    /**
     * Opens the ledger, and makes its table where there is none.
     *
     * @throws ConnectorException of kind {@link ErrorKind#CONNECTION} with code {@code LEDGER_UNAVAILABLE}, if the database
     *     cannot be reached or its file is in use
     */
    public static ExecutionLedger open(LedgerSettings settings) {
        try {
            return new ExecutionLedger(LedgerDatabase.open(settings), settings.lease());
        } catch (RuntimeException e) {
            throw OpenFailure.of(settings, e);
        }
    }

    /**
     * Performs a step, unless it was performed before.
     *
     * @param fingerprint a digest of what the step is to do, at most 64 characters; the same on every attempt. It catches a
     *     key that stands for two different steps, one of which would be lost.
     * @param onUnknownOutcome what to do if the step may have been done before
     * @param step does it, once, on the calling thread, and fails with a {@link ConnectorException}; anything else that it
     *     throws counts as an unknown outcome
     * @return the result of this attempt, or the recorded one of the attempt that did it
     * @throws ConnectorException what the step failed with; or, with nothing done by this call,
     *     <ul>
     *       <li>{@code OUTCOME_UNKNOWN} of kind {@link ErrorKind#UNKNOWN_OUTCOME}, if it may have been done before,
     *       <li>{@code STEP_IN_PROGRESS} of kind {@link ErrorKind#UNAVAILABLE}, if another attempt holds the claim,
     *       <li>{@code STEP_KEY_REUSED} of kind {@link ErrorKind#REJECTED}, if the key was used for another step,
     *       <li>{@code LEDGER_UNAVAILABLE} of kind {@link ErrorKind#UNAVAILABLE}, if the database does not answer
     *     </ul>
     */
    public ObjectNode perform(
            StepKey key, String fingerprint, OnUnknownOutcome onUnknownOutcome, Supplier<ObjectNode> step) {
        Claim claim = new Claim(key, UUID.randomUUID().toString());
        Optional<ObjectNode> recorded = claim(claim, fingerprint, onUnknownOutcome);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        leases.hold(claim);
        Outcome outcome = Outcome.UNKNOWN;
        try {
            ObjectNode result = step.get();
            outcome = Outcome.done(result.toString());
            return result;
        } catch (ConnectorException e) {
            outcome = certainlyNothingHappened(e.kind()) ? Outcome.NOTHING_HAPPENED : Outcome.UNKNOWN;
            throw e;
        } finally {
            leases.end(claim, outcome);
        }
    }

    private static boolean certainlyNothingHappened(ErrorKind kind) {
        return switch (kind) {
            case INVALID_INPUT, CONNECTION, REJECTED, RATE_LIMITED, UNAVAILABLE -> true;
            case UNKNOWN_OUTCOME, INTERNAL -> false;
        };
    }

    /** Returns the result if the step was done before; empty if the claim is now held. */
    private Optional<ObjectNode> claim(Claim claim, String fingerprint, OnUnknownOutcome onUnknownOutcome) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            if (ask(connection -> table.insert(connection, claim, fingerprint))) {
                return Optional.empty();
            }
            Optional<ClaimTable.Row> found = ask(connection -> table.find(connection, claim.key()));
            if (found.isEmpty()) {
                continue;
            }
            ClaimTable.Row row = found.get();
            if (row.state() == ClaimTable.State.DONE) {
                return Optional.of(recorded(row, fingerprint));
            }
            boolean alive =
                    row.state() == ClaimTable.State.CLAIMED && row.leaseLeft().toMillis() > 0;
            if (alive) {
                throw inProgress(row);
            }
            if (onUnknownOutcome == OnUnknownOutcome.RESEND) {
                if (ask(connection -> table.takeOver(connection, row.claim(), claim, fingerprint))) {
                    LOG.warn(
                            "step {} may have been done by {} and is done again, as its flow says",
                            claim.key(),
                            row.worker());
                    return Optional.empty();
                }
            } else if (row.state() == ClaimTable.State.UNKNOWN
                    || ask(connection -> table.markLeftover(connection, row.claim()))) {
                throw unknownOutcome(row);
            }
        }
        throw ConnectorException.builder(
                        ErrorKind.UNAVAILABLE,
                        "STEP_IN_PROGRESS",
                        "step " + claim.key() + " is started by many attempts at once")
                .build();
    }

    private static ObjectNode recorded(ClaimTable.Row row, String fingerprint) {
        if (!row.fingerprint().equals(fingerprint)) {
            throw ConnectorException.builder(
                            ErrorKind.REJECTED,
                            "STEP_KEY_REUSED",
                            "step " + row.claim().key() + " was done before with other inputs, at " + row.claimedAt())
                    .nextStep("Give each step a key of its own, such as the order's number and what is sent for it.")
                    .build();
        }
        try {
            return (ObjectNode) JSON.readTree(Optional.ofNullable(row.result()).orElse("{}"));
        } catch (JacksonException | ClassCastException e) {
            throw new IllegalStateException(
                    "the ledger's result of step " + row.claim().key() + " is no JSON object", e);
        }
    }

    private static ConnectorException inProgress(ClaimTable.Row row) {
        return ConnectorException.builder(
                        ErrorKind.UNAVAILABLE,
                        "STEP_IN_PROGRESS",
                        "step " + row.claim().key() + " is being done by " + row.worker() + " since " + row.claimedAt())
                .retryAfter(row.leaseLeft())
                .build();
    }

    private static ConnectorException unknownOutcome(ClaimTable.Row row) {
        return ConnectorException.builder(
                        ErrorKind.UNKNOWN_OUTCOME,
                        "OUTCOME_UNKNOWN",
                        "step " + row.claim().key() + " may have been done: " + row.worker() + " began it at "
                                + row.claimedAt() + " and did not say how it ended")
                .nextStep("Look for its effect at the service. If there is none, run the step again with resend on"
                        + " unknown outcome; if there is one, go on with the next step.")
                .build();
    }

    /**
     * Lists the steps that may have been done, the oldest first.
     *
     * @throws ConnectorException with code {@code LEDGER_UNAVAILABLE}, if the database does not answer
     */
    public List<UnknownStep> unknownOutcomes(int limit) {
        return ask(connection -> table.unknown(connection, limit));
    }

    /**
     * Records that a step of unknown outcome did happen, as a person found out; repeated, it returns the result.
     *
     * @return whether there was such a step
     * @throws ConnectorException with code {@code LEDGER_UNAVAILABLE}, if the database does not answer
     */
    public boolean confirm(StepKey key, ObjectNode result) {
        return settle(key, Outcome.done(result.toString()));
    }

    /**
     * Records that a step of unknown outcome did not happen, as a person found out; repeated, it is done.
     *
     * @return whether there was such a step
     * @throws ConnectorException with code {@code LEDGER_UNAVAILABLE}, if the database does not answer
     */
    public boolean release(StepKey key) {
        return settle(key, Outcome.NOTHING_HAPPENED);
    }

    private boolean settle(StepKey key, Outcome outcome) {
        Optional<ClaimTable.Row> row = ask(connection -> table.find(connection, key));
        if (row.isEmpty()) {
            return false;
        }
        Claim claim = row.get().claim();
        boolean unknown = row.get().state() == ClaimTable.State.UNKNOWN
                || (row.get().state() == ClaimTable.State.CLAIMED
                        && ask(connection -> table.markLeftover(connection, claim)));
        return unknown
                && ask(connection -> outcome.result().isPresent()
                        ? table.markDone(connection, claim, outcome.result().get())
                        : table.release(connection, claim));
    }

    /**
     * Forgets the steps that were done longer ago; such a step, run again, is done again. Steps of unknown outcome stay.
     *
     * @return how many
     * @throws ConnectorException with code {@code LEDGER_UNAVAILABLE}, if the database does not answer
     */
    public int forgetDoneBefore(Duration age) {
        return ask(connection -> table.deleteDoneBefore(connection, age));
    }

    private <T> T ask(LedgerDatabase.Work<T> work) {
        try {
            return database.call(work);
        } catch (SQLException e) {
            LOG.warn("the ledger does not answer", e);
            throw ConnectorException.builder(
                            ErrorKind.UNAVAILABLE,
                            "LEDGER_UNAVAILABLE",
                            "the ledger does not answer (SQL state " + e.getSQLState() + "); nothing was done")
                    .build();
        }
    }

    private static String workerName() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown-host";
        }
        return host + "/" + ProcessHandle.current().pid();
    }

    /** Writes what is known, and lets go. Steps still being performed are leftovers when their lease runs out; let them end first. */
    @Override
    public void close() {
        leases.close();
        database.close();
    }
}
