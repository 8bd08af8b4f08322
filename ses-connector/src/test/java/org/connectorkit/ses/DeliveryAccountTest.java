package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.testkit.Fault;
import org.connectorkit.testkit.FaultPlan;
import org.connectorkit.testkit.FaultProxy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

/**
 * Sends many emails while network and service fail in every way they can, and accounts for each one: what was reported,
 * and how often it arrived. The plain AWS SDK does the same. Both have their default settings.
 *
 * <p>{@code -Dsends=10000} sends more. The same faults strike in each run.
 */
@Tag("peer-bug-25")
@Tag("ses-4.12")
@Tag("wanted-1")
class DeliveryAccountTest {

    private static final int SENDS = Integer.getInteger("sends", 300);
    private static final int SENDERS = 32;
    private static final double SHARE_OF_FAULTS = 0.5;
    private static final long SEED = 20_261_122;
    private static final Fault[] NETWORK = {
        Fault.resetBeforeRequest(),
        Fault.resetBeforeRequest(),
        Fault.resetDuringRequest(200),
        Fault.resetDuringRequest(1_000),
        Fault.resetAfterRequest(),
        Fault.resetAfterRequest(),
        Fault.swallowReply(),
        Fault.swallowReply(),
        Fault.swallowReply(),
        Fault.resetDuringReply(100),
        Fault.resetDuringReply(400),
        Fault.truncate(50),
        Fault.truncate(450),
        Fault.garbage(100),
        Fault.garbage(1_000),
        Fault.delay(Duration.ofMillis(30)),
        Fault.delay(Duration.ofMillis(60)),
        Fault.delay(Duration.ofMillis(300)),
    };
    // A service that says nothing until the caller gives up: rare, since both wait for as long as they do by default
    private static final int SILENT_ONE_OF = 4_999;
    private static final int REFUSED_FOR_A_MOMENT = 499;
    private static final int REFUSED_FOR_LONG = 1_009;

    private enum Report {
        SENT,
        NOT_SENT,
        NOT_SENT_MAY_BE_REPEATED,
        UNKNOWN
    }

    @Test
    void neverDeliversTwiceAndNeverInvitesToRepeatWhatWasDelivered() throws ExecutionException, InterruptedException {
        Account ours;
        Account plainSdk;
        try (Aws aws = new Aws();
                FaultProxy proxy = FaultProxy.start(aws.sandbox.endpoint());
                SesSession session = Aws.open(
                        Aws.ACCESS_KEY,
                        Aws.keys(aws.sandbox.accessKey()),
                        Aws.settings(proxy.uri()),
                        Clock.systemUTC())) {
            ours = account(aws, proxy, number -> sendWith(session, number));
        }
        try (Aws aws = new Aws();
                FaultProxy proxy = FaultProxy.start(aws.sandbox.endpoint());
                SesClient client = plainSdk(aws, proxy)) {
            plainSdk = account(aws, proxy, number -> sendWith(client, number));
        }

        System.out.println(table(ours, plainSdk));

        assertThat(ours.reports()).isEqualTo(SENDS);
        assertThat(ours.deliveredTwice).isZero();
        assertThat(ours.repeatableYetDelivered).isZero();
        assertThat(ours.failedYetDelivered).isZero();
        assertThat(ours.sentYetNotDelivered).isZero();
        // What this run can see: the faults do lead to duplicates where nothing prevents them
        assertThat(plainSdk.deliveredTwice).isPositive();
        assertThat(plainSdk.repeatableYetDelivered).isPositive();
        assertThat(ours.unknown).isPositive();
    }

    private static Account account(Aws aws, FaultProxy proxy, IntFunction<Report> sender)
            throws InterruptedException, ExecutionException {
        FaultPlan mixed = FaultPlan.random(SEED, SHARE_OF_FAULTS, NETWORK);
        proxy.plan(
                exchange -> exchange % SILENT_ONE_OF == SILENT_ONE_OF - 1 ? Fault.silence() : mixed.faultOf(exchange));
        ReadWriteLock door = new ReentrantReadWriteLock();
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        List<Report> reports = new ArrayList<>();
        try {
            List<Future<Report>> running = new ArrayList<>();
            for (int i = 0; i < SENDS; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    disturb(aws, number);
                    return refused(number) ? whileRefused(proxy, door, number, sender) : through(door, number, sender);
                }));
            }
            for (Future<Report> report : running) {
                reports.add(report.get());
            }
        } finally {
            threads.shutdownNow();
        }
        Map<String, Long> deliveries = aws.sandbox.inbox().messages().stream()
                .collect(Collectors.groupingBy(
                        message -> message.envelope().recipients().get(0), Collectors.counting()));
        Account account = new Account();
        for (int i = 0; i < SENDS; i++) {
            account.add(reports.get(i), deliveries.getOrDefault(recipient(i), 0L));
        }
        return account;
    }

    /** Faults of the service itself. */
    private static void disturb(Aws aws, int number) {
        if (number % 23 == 0) {
            aws.sandbox.faults().next(org.connectorkit.sandbox.fault.Fault.error(503, "ServiceUnavailable", "Later."));
        }
        if (number % 29 == 0) {
            aws.sandbox
                    .faults()
                    .next(org.connectorkit.sandbox.fault.Fault.error(
                            400, "Throttling", "Maximum sending rate exceeded."));
        }
        if (number % 31 == 0) {
            aws.sandbox.faults().next(org.connectorkit.sandbox.fault.Fault.emptyReply());
        }
    }

    private static boolean refused(int number) {
        return number % REFUSED_FOR_A_MOMENT == 50 || number % REFUSED_FOR_LONG == 100;
    }

    /** One send meets a service that refuses connections, for a moment or until it gives up; the others wait outside. */
    private static Report whileRefused(FaultProxy proxy, ReadWriteLock door, int number, IntFunction<Report> sender) {
        door.writeLock().lock();
        try {
            proxy.refuseConnections();
            if (number % REFUSED_FOR_LONG == 100) {
                Report report = sender.apply(number);
                proxy.acceptConnections();
                return report;
            }
            CompletableFuture<Void> accepted = CompletableFuture.runAsync(
                    proxy::acceptConnections, CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS));
            Report report = sender.apply(number);
            accepted.join();
            return report;
        } finally {
            door.writeLock().unlock();
        }
    }

    private static Report through(ReadWriteLock door, int number, IntFunction<Report> sender) {
        door.readLock().lock();
        try {
            return sender.apply(number);
        } finally {
            door.readLock().unlock();
        }
    }

    private static Report sendWith(SesSession session, int number) {
        try {
            Aws.send(session, Aws.email().with(SendEmailAction.TO, List.of(recipient(number))));
            return Report.SENT;
        } catch (ConnectorException e) {
            if (e.kind() == ErrorKind.UNKNOWN_OUTCOME) {
                return Report.UNKNOWN;
            }
            return e.kind().retryable() ? Report.NOT_SENT_MAY_BE_REPEATED : Report.NOT_SENT;
        } catch (Exception e) {
            throw new AssertionError("send " + number + " failed with what no caller expects", e);
        }
    }

    /** The SDK tells no outcomes apart: whoever catches its exception has a failed send to repeat. */
    private static Report sendWith(SesClient client, int number) {
        try {
            client.sendEmail(request -> request.source("sender@example.com")
                    .destination(to -> to.toAddresses(recipient(number)))
                    .message(message -> message.subject(subject -> subject.data("Greetings"))
                            .body(body -> body.text(text -> text.data("Hello.")))));
            return Report.SENT;
        } catch (SdkException e) {
            return Report.NOT_SENT_MAY_BE_REPEATED;
        }
    }

    private static SesClient plainSdk(Aws aws, FaultProxy proxy) {
        return SesClient.builder()
                .endpointOverride(proxy.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        aws.sandbox.accessKey().id(), aws.sandbox.accessKey().secret())))
                .build();
    }

    private static String recipient(int number) {
        return "recipient" + number + "@example.com";
    }

    private static String table(Account ours, Account plainSdk) {
        String row = "%-52s %12s %12s%n";
        return String.format(Locale.ROOT, row, SENDS + " sends under mixed faults", "connector", "plain SDK")
                + row(row, "reported sent, delivered once", ours.deliveredOnce, plainSdk.deliveredOnce)
                + row(row, "reported not sent, not delivered", ours.notDelivered, plainSdk.notDelivered)
                + row(row, "reported unknown, delivered", ours.unknownDelivered, plainSdk.unknownDelivered)
                + row(row, "reported unknown, not delivered", ours.unknownMissing(), plainSdk.unknownMissing())
                + row(row, "reported sent, not delivered", ours.sentYetNotDelivered, plainSdk.sentYetNotDelivered)
                + row(row, "delivered twice or more", ours.deliveredTwice, plainSdk.deliveredTwice)
                + row(
                        row,
                        "reported failed and not repeatable, yet delivered",
                        ours.failedYetDelivered,
                        plainSdk.failedYetDelivered)
                + row(
                        row,
                        "reported failed and repeatable, yet delivered",
                        ours.repeatableYetDelivered,
                        plainSdk.repeatableYetDelivered);
    }

    private static String row(String format, String words, int ours, int plainSdk) {
        return String.format(Locale.ROOT, format, words, ours, plainSdk);
    }

    /** How many sends ended in which way. */
    private static final class Account {

        int deliveredOnce;
        int sentYetNotDelivered;
        int notDelivered;
        int failedYetDelivered;
        int repeatableYetDelivered;
        int unknown;
        int unknownDelivered;
        int deliveredTwice;
        private int reports;

        void add(Report report, long deliveries) {
            reports++;
            if (deliveries > 1) {
                deliveredTwice++;
            }
            switch (report) {
                case SENT -> {
                    if (deliveries == 0) {
                        sentYetNotDelivered++;
                    } else if (deliveries == 1) {
                        deliveredOnce++;
                    }
                }
                case UNKNOWN -> {
                    unknown++;
                    unknownDelivered += deliveries > 0 ? 1 : 0;
                }
                case NOT_SENT, NOT_SENT_MAY_BE_REPEATED -> {
                    if (deliveries == 0) {
                        notDelivered++;
                    } else if (report == Report.NOT_SENT) {
                        failedYetDelivered++;
                    } else {
                        repeatableYetDelivered++;
                    }
                }
            }
        }

        int unknownMissing() {
            return unknown - unknownDelivered;
        }

        int reports() {
            return reports;
        }
    }
}
