package org.connectorkit.ses.session;

import java.util.List;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses to call AWS where the logs of the libraries would hold what no log may hold.
 *
 * <p>At DEBUG these loggers write whole requests and answers: messages, External IDs and session tokens. In a plugin's folder
 * they are silent; on a class path shared with a host they obey the host's settings.
 */
final class QuietLogs {

    private static final List<Logger> TELLTALE = List.of(
            LoggerFactory.getLogger("org.apache.hc.client5.http.headers"),
            LoggerFactory.getLogger("org.apache.hc.client5.http.wire"),
            LoggerFactory.getLogger("software.amazon.awssdk.http.auth.aws.internal.signer.DefaultV4RequestSigner"),
            LoggerFactory.getLogger("software.amazon.awssdk.request"),
            LoggerFactory.getLogger("software.amazon.awssdk.retries.internal.DefaultStandardRetryStrategy"));

    private QuietLogs() {}

    /** Throws unless every one of them is silent now. */
    static void require() {
        for (Logger logger : TELLTALE) {
            if (logger.isDebugEnabled()) {
                throw ConnectorException.builder(
                                ErrorKind.CONNECTION,
                                "LOGS_TOO_LOUD",
                                "The logger " + logger.getName()
                                        + " is at DEBUG, where it writes messages and credentials into the log; AWS was not called.")
                        .nextStep(
                                "Ask whoever operates the platform to set the loggers org.apache.hc.client5 and software.amazon.awssdk"
                                        + " to INFO, or to load the connector as a plugin, whose libraries log nothing.")
                        .build();
            }
        }
    }
}
