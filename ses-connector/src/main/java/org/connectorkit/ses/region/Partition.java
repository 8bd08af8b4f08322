package org.connectorkit.ses.region;

import java.util.Optional;
import java.util.stream.Stream;

/** A group of regions with accounts, roles and credentials of its own. Those of one partition are unknown in another. */
public enum Partition {
    /** The public regions. */
    AWS("aws", "us-east-1"),
    /** The AWS European Sovereign Cloud. */
    EUSC("aws-eusc", "eusc-de-east-1"),
    /** AWS GovCloud (US). */
    GOV("aws-us-gov", "us-gov-west-1");

    private final String id;
    private final String homeRegion;

    Partition(String id, String homeRegion) {
        this.id = id;
        this.homeRegion = homeRegion;
    }

    /** The partition as the second member of an ARN names it; empty for one without Amazon SES, such as {@code aws-cn}. */
    public static Optional<Partition> find(String id) {
        return Stream.of(values()).filter(partition -> partition.id.equals(id)).findFirst();
    }

    /** The second member of an ARN. */
    public String id() {
        return id;
    }

    /** The region that is always enabled in an account of this partition. */
    public SesRegion homeRegion() {
        return SesRegion.of(homeRegion);
    }
}
