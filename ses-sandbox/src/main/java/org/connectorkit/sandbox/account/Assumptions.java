package org.connectorkit.sandbox.account;

import java.time.Duration;
import java.util.Objects;

/**
 * What AWS does not publish and no recorded answer shows, each a setting with a guess as its default. Don't read a
 * default here as a fact about AWS. Immutable; the {@code with} methods return a changed copy.
 */
public final class Assumptions {

    private static final Assumptions DEFAULTS = new Assumptions(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            256 * 1024,
            false,
            10,
            100,
            "File type '%s' is not allowed: '%s'.",
            "Daily message quota exceeded.");

    private final Duration sesClockSkew;
    private final Duration stsClockSkew;
    private final int headerSectionLimit;
    private final boolean bccHeaderRemoved;
    private final int failedIdentitiesShown;
    private final int defaultPageSize;
    private final String refusedAttachmentText;
    private final String dailyQuotaText;

    private Assumptions(
            Duration sesClockSkew,
            Duration stsClockSkew,
            int headerSectionLimit,
            boolean bccHeaderRemoved,
            int failedIdentitiesShown,
            int defaultPageSize,
            String refusedAttachmentText,
            String dailyQuotaText) {
        this.sesClockSkew = Objects.requireNonNull(sesClockSkew, "SES clock skew");
        this.stsClockSkew = Objects.requireNonNull(stsClockSkew, "STS clock skew");
        this.headerSectionLimit = headerSectionLimit;
        this.bccHeaderRemoved = bccHeaderRemoved;
        this.failedIdentitiesShown = failedIdentitiesShown;
        this.defaultPageSize = defaultPageSize;
        this.refusedAttachmentText = Objects.requireNonNull(refusedAttachmentText, "refused attachment text");
        this.dailyQuotaText = Objects.requireNonNull(dailyQuotaText, "daily quota text");
    }

    /** The guesses that this version makes. */
    public static Assumptions defaults() {
        return DEFAULTS;
    }

    /** How far a client's clock may be off at SES. Default 5 minutes; 15 has been reported too. */
    public Duration sesClockSkew() {
        return sesClockSkew;
    }

    /** How far a client's clock may be off at STS. Default 15 minutes, as its error text says. */
    public Duration stsClockSkew() {
        return stsClockSkew;
    }

    /** The longest header section of a raw message, in bytes. Default 262,144. */
    public int headerSectionLimit() {
        return headerSectionLimit;
    }

    /** Whether SES removes a Bcc header from the message that recipients get. Default no, so that a leak shows. */
    public boolean bccHeaderRemoved() {
        return bccHeaderRemoved;
    }

    /** How many identities an error names before its ellipsis. Default 10. */
    public int failedIdentitiesShown() {
        return failedIdentitiesShown;
    }

    /** How many identities a page has when MaxItems is absent, 1 to 1000. Default 100. */
    public int defaultPageSize() {
        return defaultPageSize;
    }

    /** The error for a refused attachment; its two {@code %s} are the extension and the file name. */
    public String refusedAttachmentText() {
        return refusedAttachmentText;
    }

    /** The error when the daily quota is used up. */
    public String dailyQuotaText() {
        return dailyQuotaText;
    }

    /** These assumptions with other clock windows. */
    public Assumptions withClockSkew(Duration ses, Duration sts) {
        return new Assumptions(
                ses,
                sts,
                headerSectionLimit,
                bccHeaderRemoved,
                failedIdentitiesShown,
                defaultPageSize,
                refusedAttachmentText,
                dailyQuotaText);
    }

    /** These assumptions with another limit for the header section, in bytes. */
    public Assumptions withHeaderSectionLimit(int bytes) {
        return new Assumptions(
                sesClockSkew,
                stsClockSkew,
                bytes,
                bccHeaderRemoved,
                failedIdentitiesShown,
                defaultPageSize,
                refusedAttachmentText,
                dailyQuotaText);
    }

    /** These assumptions with a Bcc header removed, or not, from what recipients get. */
    public Assumptions withBccHeaderRemoved(boolean removed) {
        return new Assumptions(
                sesClockSkew,
                stsClockSkew,
                headerSectionLimit,
                removed,
                failedIdentitiesShown,
                defaultPageSize,
                refusedAttachmentText,
                dailyQuotaText);
    }

    /**
     * These assumptions with other counts of identities.
     *
     * @param shownInErrors before the ellipsis
     * @param pageSize where MaxItems is absent, 1 to 1000
     */
    public Assumptions withIdentityCounts(int shownInErrors, int pageSize) {
        return new Assumptions(
                sesClockSkew,
                stsClockSkew,
                headerSectionLimit,
                bccHeaderRemoved,
                shownInErrors,
                pageSize,
                refusedAttachmentText,
                dailyQuotaText);
    }

    /**
     * These assumptions with other error texts.
     *
     * @param refusedAttachment with {@code %s} for the extension and {@code %s} for the file name
     */
    public Assumptions withTexts(String refusedAttachment, String dailyQuota) {
        return new Assumptions(
                sesClockSkew,
                stsClockSkew,
                headerSectionLimit,
                bccHeaderRemoved,
                failedIdentitiesShown,
                defaultPageSize,
                refusedAttachment,
                dailyQuota);
    }
}
