package org.connectorkit.sandbox.ses;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.account.Limits;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.protocol.AwsError;

/** Counts recipients and requests against the limits of the account, by the sandbox's clock. Safe for concurrent use. */
final class Throttle {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration STATISTICS_AGE = Duration.ofDays(14);
    private static final long QUARTER_HOUR = 900;

    private final Account account;
    private final Bucket sends = new Bucket();
    private final Bucket requests = new Bucket();
    private final Deque<Sent> lastDay = new ArrayDeque<>();
    private final TreeMap<Long, Integer> quarterHours = new TreeMap<>();
    private long sentLastDay;

    Throttle(Account account) {
        this.account = account;
    }

    /** Counts a request that does not send. */
    synchronized void request(Instant now) {
        Limits limits = account.limits();
        if (account.enforces(Rule.API_RATE) && !requests.take(1, limits.apiRate(), limits.apiBurst(), now)) {
            throw AwsError.throttling("Rate exceeded");
        }
    }

    /** Counts the recipients of a message. */
    synchronized void send(int recipients, Instant now) {
        Limits limits = account.limits();
        forget(now);
        if (account.enforces(Rule.DAILY_QUOTA) && sentLastDay + recipients > limits.dailyQuota()) {
            throw AwsError.throttling(account.assumptions().dailyQuotaText());
        }
        if (account.enforces(Rule.SEND_RATE) && !sends.take(recipients, limits.sendRate(), limits.sendBurst(), now)) {
            throw AwsError.throttling("Maximum sending rate exceeded.");
        }
        Sent last = lastDay.peekLast();
        long second = now.getEpochSecond();
        if (last != null && last.second == second) {
            last.recipients += recipients;
        } else {
            lastDay.addLast(new Sent(second, recipients));
        }
        sentLastDay += recipients;
        quarterHours.merge(second / QUARTER_HOUR * QUARTER_HOUR, recipients, Integer::sum);
        quarterHours.headMap(second - STATISTICS_AGE.toSeconds()).clear();
    }

    /** Recipients in the last 24 hours. */
    synchronized long sentLastDay(Instant now) {
        forget(now);
        return sentLastDay;
    }

    /** Recipients by the quarter of an hour, of the last 14 days; the keys are epoch seconds. */
    synchronized Map<Long, Integer> statistics() {
        return new TreeMap<>(quarterHours);
    }

    private void forget(Instant now) {
        long oldest = now.minus(DAY).getEpochSecond();
        while (!lastDay.isEmpty() && lastDay.getFirst().second <= oldest) {
            sentLastDay -= lastDay.removeFirst().recipients;
        }
    }

    private static final class Sent {
        private final long second;
        private long recipients;

        Sent(long second, long recipients) {
            this.second = second;
            this.recipients = recipients;
        }
    }

    /** A token bucket that one large request may overdraw. */
    private static final class Bucket {
        private double tokens = Double.MAX_VALUE;
        private Instant filledAt = Instant.MIN;

        boolean take(int count, double rate, int burst, Instant now) {
            if (filledAt.isBefore(now)) {
                double seconds = filledAt.equals(Instant.MIN)
                        ? 0
                        : Duration.between(filledAt, now).toNanos() / 1e9;
                tokens += seconds * rate;
                filledAt = now;
            }
            tokens = Math.min(tokens, burst);
            if (tokens < Math.min(count, burst)) {
                return false;
            }
            tokens -= count;
            return true;
        }
    }
}
