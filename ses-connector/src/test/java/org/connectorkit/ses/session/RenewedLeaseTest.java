package org.connectorkit.ses.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Deadline;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

@Tag("peer-bug-03")
@Tag("ses-4.08")
@Tag("wanted-7")
class RenewedLeaseTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private int obtained;
    private boolean failing;
    private final Deque<Runnable> background = new ArrayDeque<>();
    private boolean atOnce = true;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final RenewedLease lease = new RenewedLease(deadline -> obtain(), this::run, clock);

    private Lease obtain() {
        obtained++;
        if (failing) {
            throw ConnectorException.builder(ErrorKind.CONNECTION, "CANNOT_ASSUME_ROLE", "No.")
                    .build();
        }
        return new Lease(
                AwsSessionCredentials.create("ASIA" + obtained, "secret", "token"),
                now,
                now.plus(Duration.ofHours(1)),
                "arn");
    }

    private void run(Runnable work) {
        if (atOnce) {
            work.run();
        } else {
            background.add(work);
        }
    }

    private String key() {
        return lease.get(Deadline.after(Duration.ofSeconds(1), Clock.systemUTC()))
                .credentials()
                .accessKeyId();
    }

    private void at(Duration sinceStart) {
        now = START.plus(sinceStart);
    }

    @Test
    void isObtainedOnceForAllCallers() {
        assertThat(key()).isEqualTo("ASIA1");
        at(Duration.ofMinutes(54));
        assertThat(key()).isEqualTo("ASIA1");
        assertThat(obtained).isEqualTo(1);
    }

    @Test
    void isRenewedBesideTheCallersAheadOfItsEnd() {
        key();
        atOnce = false;
        at(Duration.ofMinutes(56));

        assertThat(key()).isEqualTo("ASIA1");
        assertThat(key()).isEqualTo("ASIA1");
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(key()).isEqualTo("ASIA2");
    }

    @Test
    void staysInUseWhileItsRenewalFailsAndIsTriedAgainAfterAPause() {
        key();
        failing = true;
        at(Duration.ofMinutes(56));

        for (int i = 0; i < 100; i++) {
            assertThat(key()).isEqualTo("ASIA1");
        }
        assertThat(obtained).isEqualTo(2);
        at(Duration.ofMinutes(56).plusSeconds(2));
        assertThat(key()).isEqualTo("ASIA1");
        assertThat(obtained).isEqualTo(3);
    }

    @Test
    @Tag("peer-bug-02")
    void givesNothingOnceItHasEndedAndCannotBeRenewed() {
        key();
        failing = true;
        at(Duration.ofMinutes(59).plusSeconds(31));

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, this::key);

        assertThat(failure.code()).isEqualTo("CANNOT_ASSUME_ROLE");
    }

    /** Many actions that fail at once ask once, and again only after a pause. */
    @Test
    void doesNotAskAgainForEachCallerAfterARefusal() {
        failing = true;
        for (int i = 0; i < 50; i++) {
            assertThat(catchThrowableOfType(ConnectorException.class, this::key).code())
                    .isEqualTo("CANNOT_ASSUME_ROLE");
        }
        assertThat(obtained).isEqualTo(1);

        failing = false;
        at(Duration.ofSeconds(2));
        assertThat(key()).isEqualTo("ASIA2");
    }

    @Test
    void isObtainedAnewForATestWhateverCameBefore() {
        failing = true;
        assertThat(catchThrowableOfType(ConnectorException.class, this::key)).isNotNull();
        failing = false;

        assertThat(lease.renewNow(Deadline.after(Duration.ofSeconds(1), Clock.systemUTC()))
                        .arn())
                .isEqualTo("arn");
        assertThat(key()).isEqualTo("ASIA2");
    }

    @Test
    void isGivenOutNoMoreOnceDiscarded() {
        key();
        lease.discard(AwsSessionCredentials.create("ASIA1", "secret", "token"));

        assertThat(key()).isEqualTo("ASIA2");
    }

    @Test
    void letsACallerGoAtItsDeadline() {
        atOnce = false;

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> lease.get(Deadline.after(Duration.ofMillis(20), Clock.systemUTC())));

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(failure.code()).isEqualTo("DEADLINE_EXCEEDED");
    }
}
