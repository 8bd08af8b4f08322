package org.connectorkit.sandbox.account;

/**
 * What an account may do in a time. Immutable; the {@code with} methods return a changed copy.
 *
 * <p>How much above a rate SES tolerates for a moment is not published: the bursts here are guesses.
 */
public final class Limits {

    private static final Limits PRODUCTION = new Limits(50_000, 14, 14, 1, 10);
    private static final Limits SANDBOX = new Limits(200, 1, 1, 1, 10);

    private final double dailyQuota;
    private final double sendRate;
    private final int sendBurst;
    private final double apiRate;
    private final int apiBurst;

    private Limits(double dailyQuota, double sendRate, int sendBurst, double apiRate, int apiBurst) {
        this.dailyQuota = positive("daily quota", dailyQuota);
        this.sendRate = positive("send rate", sendRate);
        this.sendBurst = (int) positive("send burst", sendBurst);
        this.apiRate = positive("API rate", apiRate);
        this.apiBurst = (int) positive("API burst", apiBurst);
    }

    /** A common production account: 50,000 recipients a day, 14 a second. */
    public static Limits production() {
        return PRODUCTION;
    }

    /** A new account, still in the SES sandbox: 200 recipients a day, 1 a second. */
    public static Limits sandbox() {
        return SANDBOX;
    }

    /** Recipients in any 24 hours. */
    public double dailyQuota() {
        return dailyQuota;
    }

    /** Recipients a second, on average. */
    public double sendRate() {
        return sendRate;
    }

    /** Recipients that may come at once after a rest. A single message may exceed it. */
    public int sendBurst() {
        return sendBurst;
    }

    /** Requests a second that do not send. */
    public double apiRate() {
        return apiRate;
    }

    /** Requests that do not send and may come at once after a rest. */
    public int apiBurst() {
        return apiBurst;
    }

    /**
     * These limits with another daily quota.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Limits withDailyQuota(double recipients) {
        return new Limits(recipients, sendRate, sendBurst, apiRate, apiBurst);
    }

    /**
     * These limits with another send rate, and a burst of one second's worth.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Limits withSendRate(double recipientsPerSecond) {
        return new Limits(dailyQuota, recipientsPerSecond, Math.max(1, (int) recipientsPerSecond), apiRate, apiBurst);
    }

    /**
     * These limits with another rate for requests that do not send.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public Limits withApiRate(double requestsPerSecond, int burst) {
        return new Limits(dailyQuota, sendRate, sendBurst, requestsPerSecond, burst);
    }

    private static double positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " is " + value + "; give more than 0");
        }
        return value;
    }
}
