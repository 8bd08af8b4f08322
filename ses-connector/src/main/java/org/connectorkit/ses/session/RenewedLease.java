package org.connectorkit.ses.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.connectorkit.ses.error.Failures;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Deadline;
import org.connectorkit.spi.ErrorKind;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * A lease that is obtained once however many callers want it, and renewed ahead of its end while they use the one at hand.
 *
 * <p>A renewal that fails leaves the lease at hand in use as long as it holds, and is tried again after a pause that grows.
 */
final class RenewedLease {

    private static final Duration RENEWAL_TIME = Duration.ofSeconds(30);
    private static final Pauses AFTER_FAILURE =
            new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(60), Integer.MAX_VALUE);

    private final Function<Deadline, Lease> source;
    private final Executor background;
    private final Clock clock;

    private @Nullable Lease lease;
    private @Nullable CompletableFuture<Lease> renewal;
    private @Nullable ConnectorException lastFailure;
    private int failures;
    private Instant nextTry = Instant.MIN;

    RenewedLease(Function<Deadline, Lease> source, Executor background, Clock clock) {
        this.source = source;
        this.background = background;
        this.clock = clock;
    }

    /**
     * The lease at hand, or a new one.
     *
     * @throws ConnectorException if there is none
     */
    Lease get(Deadline deadline) {
        CompletableFuture<Lease> awaited;
        synchronized (this) {
            Instant now = clock.instant();
            boolean mayTry = !now.isBefore(nextTry);
            if (lease != null && lease.holds(now)) {
                if (renewal == null && mayTry && lease.dueForRenewal(now)) {
                    CompletableFuture<Lease> unused = renew();
                }
                return lease;
            }
            if (renewal == null && !mayTry && lastFailure != null) {
                throw Failures.again(lastFailure);
            }
            awaited = renewal == null ? renew() : renewal;
        }
        return await(awaited, deadline);
    }

    /** A new lease, also where the one at hand still holds and where the last attempt failed only now. */
    Lease renewNow(Deadline deadline) {
        CompletableFuture<Lease> awaited;
        synchronized (this) {
            awaited = renewal == null ? renew() : renewal;
        }
        return await(awaited, deadline);
    }

    /** Gives these credentials out no more. */
    synchronized void discard(AwsCredentials credentials) {
        if (lease != null && lease.credentials().equals(credentials)) {
            lease = null;
        }
    }

    private synchronized CompletableFuture<Lease> renew() {
        CompletableFuture<Lease> started = new CompletableFuture<>();
        renewal = started;
        try {
            background.execute(() -> {
                try {
                    Lease obtained = source.apply(Deadline.after(RENEWAL_TIME, clock));
                    succeeded(obtained);
                    started.complete(obtained);
                } catch (Throwable e) {
                    failed(e);
                    started.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            renewal = null;
            started.completeExceptionally(closed());
        }
        return started;
    }

    private synchronized void succeeded(Lease obtained) {
        lease = obtained;
        renewal = null;
        lastFailure = null;
        failures = 0;
        nextTry = Instant.MIN;
    }

    private synchronized void failed(Throwable failure) {
        renewal = null;
        lastFailure = failure instanceof ConnectorException known ? known : null;
        nextTry = clock.instant().plus(AFTER_FAILURE.before(++failures));
    }

    private static Lease await(CompletableFuture<Lease> awaited, Deadline deadline) {
        try {
            return awaited.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectorException failure) {
                throw Failures.again(failure);
            }
            throw new IllegalStateException("obtaining the role's credentials failed", e.getCause());
        } catch (TimeoutException e) {
            throw unavailable(
                    "DEADLINE_EXCEEDED", "The time for the call ran out before AWS STS gave the role's credentials.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(Failures.CANCELLED, "The call was cancelled before AWS STS gave the role's credentials.");
        }
    }

    private static ConnectorException closed() {
        return unavailable(Failures.CANCELLED, "The session was closed before AWS STS gave the role's credentials.");
    }

    private static ConnectorException unavailable(String code, String message) {
        return ConnectorException.builder(ErrorKind.UNAVAILABLE, code, message)
                .nextStep("Try again later.")
                .build();
    }
}
