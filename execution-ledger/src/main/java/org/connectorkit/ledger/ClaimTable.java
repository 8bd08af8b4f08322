package org.connectorkit.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statements on the table {@code connector_step}, in the SQL that H2 and PostgreSQL share.
 *
 * <p>Each changes one row by its key and by what it must be, so each is atomic without a transaction around it. All times
 * are the database's: the clocks of the workers need not agree.
 */
final class ClaimTable {

    private static final String LEASE = "CURRENT_TIMESTAMP + CAST(? AS NUMERIC(12, 3)) * INTERVAL '1' SECOND";
    private static final String INTEGRITY_VIOLATION = "23";

    private final String worker;
    private final Duration lease;

    ClaimTable(String worker, Duration lease) {
        this.worker = worker;
        this.lease = lease;
    }

    enum State {
        CLAIMED,
        DONE,
        UNKNOWN
    }

    /** A step as the table has it; {@code leaseLeft} is zero or less where the worker gave no sign of life in time. */
    record Row(
            State state,
            Claim claim,
            String worker,
            String fingerprint,
            OffsetDateTime claimedAt,
            Duration leaseLeft,
            @Nullable String result) {}

    /** Claims a step that no one has claimed; false if there is a row for it. */
    boolean insert(Connection connection, Claim claim, String fingerprint) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO connector_step (action, step_key, state, attempt, worker,"
                        + " fingerprint, claimed_at, lease_until) VALUES (?, ?, 'CLAIMED', ?, ?, ?, CURRENT_TIMESTAMP, "
                        + LEASE + ")")) {
            insert.setString(1, claim.key().action());
            insert.setString(2, claim.key().key());
            insert.setString(3, claim.attempt());
            insert.setString(4, worker);
            insert.setString(5, fingerprint);
            insert.setBigDecimal(6, leaseSeconds());
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(INTEGRITY_VIOLATION)) {
                return false;
            }
            throw e;
        }
    }

    Optional<Row> find(Connection connection, StepKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT state, attempt, worker, fingerprint, claimed_at, lease_until, CURRENT_TIMESTAMP, result"
                        + " FROM connector_step WHERE action = ? AND step_key = ?")) {
            select.setString(1, key.action());
            select.setString(2, key.key());
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                OffsetDateTime leaseUntil = rows.getObject(6, OffsetDateTime.class);
                OffsetDateTime now = rows.getObject(7, OffsetDateTime.class);
                return Optional.of(new Row(
                        State.valueOf(rows.getString(1)),
                        new Claim(key, rows.getString(2)),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getObject(5, OffsetDateTime.class),
                        Duration.between(now, leaseUntil),
                        rows.getString(8)));
            }
        }
    }

    /** Makes an attempt whose end nobody knows another's; false if it is alive after all, or was taken over already. */
    boolean takeOver(Connection connection, Claim from, Claim to, String fingerprint) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE connector_step SET state = 'CLAIMED', attempt = ?, worker = ?, fingerprint = ?,"
                        + " claimed_at = CURRENT_TIMESTAMP, lease_until = " + LEASE
                        + " WHERE action = ? AND step_key = ? AND attempt = ?"
                        + " AND (state = 'UNKNOWN' OR (state = 'CLAIMED' AND lease_until <= CURRENT_TIMESTAMP))")) {
            update.setString(1, to.attempt());
            update.setString(2, worker);
            update.setString(3, fingerprint);
            update.setBigDecimal(4, leaseSeconds());
            setClaim(update, 5, from);
            return update.executeUpdate() == 1;
        }
    }

    /** Marks a claim whose lease ran out; false if its worker renewed or ended it meanwhile. */
    boolean markLeftover(Connection connection, Claim claim) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE connector_step SET state = 'UNKNOWN' WHERE action = ? AND step_key = ? AND attempt = ?"
                        + " AND state = 'CLAIMED' AND lease_until <= CURRENT_TIMESTAMP")) {
            setClaim(update, 1, claim);
            return update.executeUpdate() == 1;
        }
    }

    void renew(Connection connection, Claim claim) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE connector_step SET lease_until = " + LEASE
                + " WHERE action = ? AND step_key = ? AND attempt = ? AND state = 'CLAIMED'")) {
            update.setBigDecimal(1, leaseSeconds());
            setClaim(update, 2, claim);
            update.executeUpdate();
        }
    }

    /** Records the result, also of an attempt that was given up for dead meanwhile; false if another took the step over. */
    boolean markDone(Connection connection, Claim claim, String result) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE connector_step SET state = 'DONE', result = ? WHERE action = ? AND step_key = ? AND attempt = ?"
                        + " AND state <> 'DONE'")) {
            update.setString(1, result);
            setClaim(update, 2, claim);
            return update.executeUpdate() == 1;
        }
    }

    void markUnknown(Connection connection, Claim claim) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE connector_step SET state = 'UNKNOWN'"
                + " WHERE action = ? AND step_key = ? AND attempt = ? AND state = 'CLAIMED'")) {
            setClaim(update, 1, claim);
            update.executeUpdate();
        }
    }

    /** Forgets a claim whose step certainly did not happen. */
    boolean release(Connection connection, Claim claim) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM connector_step WHERE action = ? AND step_key = ? AND attempt = ? AND state <> 'DONE'")) {
            setClaim(delete, 1, claim);
            return delete.executeUpdate() == 1;
        }
    }

    /** The steps of unknown outcome, the oldest first, those whose worker has just died among them. */
    List<UnknownStep> unknown(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT action, step_key, worker, claimed_at FROM connector_step WHERE state = 'UNKNOWN'"
                        + " OR (state = 'CLAIMED' AND lease_until <= CURRENT_TIMESTAMP)"
                        + " ORDER BY claimed_at, action, step_key FETCH FIRST " + limit + " ROWS ONLY")) {
            List<UnknownStep> steps = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    steps.add(new UnknownStep(
                            StepKey.listed(rows.getString(1), rows.getString(2)),
                            rows.getString(3),
                            rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return steps;
        }
    }

    int deleteDoneBefore(Connection connection, Duration age) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM connector_step WHERE state = 'DONE'"
                + " AND claimed_at <= CURRENT_TIMESTAMP - CAST(? AS NUMERIC(12, 3)) * INTERVAL '1' SECOND")) {
            delete.setBigDecimal(1, seconds(age));
            return delete.executeUpdate();
        }
    }

    private BigDecimal leaseSeconds() {
        return seconds(lease);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }

    private static void setClaim(PreparedStatement statement, int first, Claim claim) throws SQLException {
        statement.setString(first, claim.key().action());
        statement.setString(first + 1, claim.key().key());
        statement.setString(first + 2, claim.attempt());
    }
}
