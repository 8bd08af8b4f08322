package org.connectorkit.ses.session;

import java.util.Optional;
import org.connectorkit.ses.region.Partition;
import org.jspecify.annotations.Nullable;

/** A role to assume, and the External ID that its trust policy may demand. */
public final class Role {

    private final String arn;
    private final Partition partition;
    private final @Nullable String externalId;

    private Role(String arn, Partition partition, @Nullable String externalId) {
        this.arn = arn;
        this.partition = partition;
        this.externalId = externalId;
    }

    /**
     * The role of an ARN.
     *
     * @throws IllegalArgumentException if the ARN's partition does not offer Amazon SES
     */
    public static Role of(String arn, @Nullable String externalId) {
        Partition partition = Partition.find(arn.split(":", 3)[1])
                .orElseThrow(() -> new IllegalArgumentException("role " + arn + " is in no partition with Amazon SES"));
        return new Role(arn, partition, externalId);
    }

    String arn() {
        return arn;
    }

    Partition partition() {
        return partition;
    }

    Optional<String> externalId() {
        return Optional.ofNullable(externalId);
    }

    /** The ARN alone. */
    @Override
    public String toString() {
        return arn;
    }
}
