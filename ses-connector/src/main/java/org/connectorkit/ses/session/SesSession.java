package org.connectorkit.ses.session;

import java.time.Clock;
import java.util.Optional;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.ses.settings.OperatorSettings;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Deadline;
import org.connectorkit.spi.ErrorKind;

/** Calls Amazon SES on behalf of one saved connection. Safe for concurrent use. */
public final class SesSession implements AutoCloseable {

    private SesSession() {}

    /** A session that signs with an access key. */
    public static SesSession withAccessKey(KeyPair keys, OperatorSettings settings, Clock clock) {
        return new SesSession();
    }

    /** A session that signs with the credentials of a role. */
    public static SesSession withRole(Role role, KeyPair keys, OperatorSettings settings, Clock clock) {
        return new SesSession();
    }

    /** Lists one page of identities. */
    public IdentityPage listIdentities(
            SesRegion region, Optional<String> type, Optional<String> nextToken, Deadline deadline)
            throws InterruptedException {
        throw notYet();
    }

    /** Tries the credentials. */
    public String test() throws InterruptedException {
        throw notYet();
    }

    private static ConnectorException notYet() {
        return ConnectorException.builder(
                        ErrorKind.INTERNAL,
                        "NOT_IMPLEMENTED",
                        "This version describes Amazon SES but does not call it.")
                .build();
    }

    @Override
    public void close() {}
}
