package org.connectorkit.ses.error;

/** What was asked of AWS. */
public enum Operation {
    /** Sending an email. */
    SEND("ses:SendRawEmail", false),
    /** Listing identities. */
    LIST_IDENTITIES("ses:ListIdentities", true),
    /** Obtaining a role's credentials. */
    ASSUME_ROLE("sts:AssumeRole", true),
    /** Asking whose access key it is. */
    GET_CALLER_IDENTITY("sts:GetCallerIdentity", true);

    private final String permission;
    private final boolean repeatable;

    Operation(String permission, boolean repeatable) {
        this.permission = permission;
        this.repeatable = repeatable;
    }

    /** The permission that it needs, as a policy names it. */
    public String permission() {
        return permission;
    }

    /** Whether doing it twice harms no more than doing it once. */
    public boolean repeatable() {
        return repeatable;
    }

    /** The service, as people call it. */
    public String service() {
        return permission.startsWith("sts:") ? "AWS STS" : "Amazon SES";
    }
}
