package org.connectorkit.sandbox.account;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/** An IAM role of the account. A new one trusts nobody and has no permissions. Safe for concurrent use. */
public final class Role {

    private final String name;
    private final String id;
    private final String arn;
    private final Set<String> trusted = new CopyOnWriteArraySet<>();
    private volatile Policy policy = Policy.none();
    private volatile @Nullable String externalId;
    private volatile Duration maxSessionDuration = Duration.ofHours(1);

    Role(String name, String arn) {
        this.name = name;
        this.arn = arn;
        this.id = Identifiers.unique("AROA");
    }

    /** The name, with its path when it has one. */
    public String name() {
        return name;
    }

    /** The unique id, {@code AROA…}. */
    public String id() {
        return id;
    }

    /** Such as {@code arn:aws:iam::123456789012:role/mailer}. */
    public String arn() {
        return arn;
    }

    /** Also trusts a user. A user whom the trust policy names needs no permission of its own. */
    public Role trust(User user) {
        return trust(user.arn());
    }

    /**
     * Also trusts a principal: the ARN of a user or a role, or {@code arn:aws:iam::ID:root} for the whole account, whose
     * users then also need {@code sts:AssumeRole} on the role.
     */
    public Role trust(String principalArn) {
        trusted.add(principalArn);
        return this;
    }

    /** The principals that the trust policy names. */
    public Set<String> trusted() {
        return Set.copyOf(trusted);
    }

    /** Requires an External ID, as {@code StringEquals sts:ExternalId} does; null requires none. */
    public Role externalId(@Nullable String externalId) {
        this.externalId = externalId;
        return this;
    }

    /** The External ID that the trust policy requires, or null. */
    public @Nullable String externalId() {
        return externalId;
    }

    /** What a session of this role may do. */
    public Policy policy() {
        return policy;
    }

    /** Sets what a session of this role may do, in place of what it was. */
    public Role policy(Policy policy) {
        this.policy = policy;
        return this;
    }

    /** Also allows an action on resources; none means every resource. */
    public Role allow(String action, String... resources) {
        return policy(policy.allow(action, resources));
    }

    /** The longest session, one hour unless set. */
    public Duration maxSessionDuration() {
        return maxSessionDuration;
    }

    /**
     * Sets the longest session.
     *
     * @throws IllegalArgumentException if it is not between 1 and 12 hours
     */
    public Role maxSessionDuration(Duration duration) {
        if (duration.compareTo(Duration.ofHours(1)) < 0 || duration.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException(
                    "the longest session of role " + name + " is " + duration + "; give 1 to 12 hours");
        }
        this.maxSessionDuration = duration;
        return this;
    }

    @Override
    public String toString() {
        return arn;
    }
}
