package org.connectorkit.sandbox.account;

/**
 * A rule that the sandbox enforces as AWS does. All are on until {@link Account#relax(Rule...)} switches one off.
 *
 * <p>What AWS answers to a request that breaks a rule stands in the reference page of the sandbox.
 */
public enum Rule {
    /** Requests are signed with Signature Version 4, by a known key, over the body as received, at about this time. */
    SIGNATURES,
    /** The caller's policies allow the action on the identity. */
    PERMISSIONS,
    /** A role is assumed only by whom its trust policy names, with its External ID. */
    ROLE_TRUST,
    /** From, Source, Sender and Return-Path are verified identities. */
    VERIFIED_SENDERS,
    /** In an account that is in the SES sandbox, recipients are verified too, but for the mailbox simulator. */
    VERIFIED_RECIPIENTS,
    /** At most 50 recipients a message. */
    RECIPIENT_LIMIT,
    /** At most 10,485,760 bytes a message. */
    MESSAGE_SIZE,
    /** A raw message has From and, where no destinations are given, To, with values. */
    REQUIRED_HEADERS,
    /** Header fields that may stand once stand once. */
    SINGLE_HEADERS,
    /** Header fields have names, and the header section is not too long. */
    HEADER_SYNTAX,
    /** One address a member, well formed, ASCII, with a top-level domain. */
    ADDRESSES,
    /** Attachments are of no type that SES refuses. */
    ATTACHMENT_TYPES,
    /** Message tags are well formed. */
    TAGS,
    /** A named configuration set exists and is not paused. */
    CONFIGURATION_SETS,
    /** A paused account sends nothing. */
    ACCOUNT_PAUSE,
    /** At most {@link Limits#sendRate()} recipients a second. */
    SEND_RATE,
    /** At most {@link Limits#dailyQuota()} recipients in 24 hours. */
    DAILY_QUOTA,
    /** At most {@link Limits#apiRate()} requests a second for every action that does not send. */
    API_RATE
}
