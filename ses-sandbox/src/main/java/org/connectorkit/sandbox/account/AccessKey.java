package org.connectorkit.sandbox.account;

import java.util.Objects;

/** An access key pair. {@code toString} keeps the secret. */
public final class AccessKey {

    private final String id;
    private final String secret;

    /**
     * A key pair.
     *
     * @param id such as {@code AKIAIOSFODNN7EXAMPLE}
     * @throws IllegalArgumentException if one is blank
     */
    public AccessKey(String id, String secret) {
        this.id = Objects.requireNonNull(id, "access key id");
        this.secret = Objects.requireNonNull(secret, "secret access key");
        if (id.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("an access key has an id and a secret; give both");
        }
    }

    /** The id, which is no secret. */
    public String id() {
        return id;
    }

    /** The secret in clear. */
    public String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return id;
    }
}
