package org.connectorkit.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The proxy itself got no connection to the service. */
final class ServiceUnreachableException extends IOException {

    private static final long serialVersionUID = 1L;

    ServiceUnreachableException(InetSocketAddress service, IOException cause) {
        super("the fault proxy got no connection to the service at " + service + ": " + cause.getMessage(), cause);
    }
}
