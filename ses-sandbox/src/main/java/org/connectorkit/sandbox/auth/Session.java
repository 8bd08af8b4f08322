package org.connectorkit.sandbox.auth;

import java.time.Instant;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.Policy;
import org.connectorkit.sandbox.account.Role;
import org.jspecify.annotations.Nullable;

/** An assumed role: its temporary key, its token and how long they are good for. {@code toString} keeps both. */
public final class Session {

    private final Role role;
    private final String name;
    private final AccessKey key;
    private final String token;
    private final Instant expiration;
    private final @Nullable Policy policy;

    Session(Role role, String name, AccessKey key, String token, Instant expiration, @Nullable Policy policy) {
        this.role = role;
        this.name = name;
        this.key = key;
        this.token = token;
        this.expiration = expiration;
        this.policy = policy;
    }

    public Role role() {
        return role;
    }

    public String name() {
        return name;
    }

    public AccessKey key() {
        return key;
    }

    /** The session token in clear. */
    public String token() {
        return token;
    }

    public Instant expiration() {
        return expiration;
    }

    /** The session policy that narrows the role's, or null. */
    @Nullable Policy policy() {
        return policy;
    }

    @Override
    public String toString() {
        return role.arn() + " as " + name;
    }
}
