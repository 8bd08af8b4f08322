package org.connectorkit.ses.session;

import java.util.Optional;
import org.connectorkit.ses.region.Partition;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Deadline;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** What SES requests are signed with. */
interface Credentials {

    /**
     * The credentials for a region.
     *
     * @throws ConnectorException if they cannot be had; no others ever take their place
     */
    AwsCredentials get(SesRegion region, Deadline deadline);

    /** Whether credentials that AWS called expired can be had anew; they are then not given out again. */
    boolean renew(SesRegion region, AwsCredentials expired);

    /**
     * Tries them now, whatever was obtained before.
     *
     * @return the ARN as whom they act
     * @throws ConnectorException if they do not work
     */
    String identify(SesRegion region, Deadline deadline);

    /** The partition in which they are valid, where they tell. */
    Optional<Partition> partition();
}
