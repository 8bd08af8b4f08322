package org.connectorkit.engine;

import java.net.URI;
import java.net.URISyntaxException;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;

/** Where an engine answers, as a person names it. */
public final class EngineAddress {

    private final URI uri;

    private EngineAddress(URI uri) {
        this.uri = uri;
    }

    /**
     * Reads {@code HOST:PORT}; an IPv6 address stands in brackets.
     *
     * @param option the option that gives it, for the message
     * @param example an address that is right, for the message
     * @throws ConnectorException of kind {@code INVALID_INPUT}, if it is something else
     */
    public static EngineAddress parse(String option, String address, String example) {
        try {
            URI uri = new URI(null, address, null, null, null).parseServerAuthority();
            if (uri.getHost() != null && uri.getPort() > 0 && uri.getPort() <= 0xFFFF && uri.getUserInfo() == null) {
                return new EngineAddress(uri);
            }
        } catch (URISyntaxException e) {
            // Told below
        }
        throw ConnectorException.builder(
                        ErrorKind.INVALID_INPUT, "USAGE", option + " '" + address + "' is no host and port.")
                .nextStep("Write " + option + " " + example + ".")
                .build();
    }

    /** Returns the address under a scheme, such as {@code https}. */
    public URI at(String scheme) {
        return URI.create(scheme + ":" + uri);
    }

    /** Returns {@code HOST:PORT}. */
    @Override
    public String toString() {
        return uri.getRawAuthority();
    }
}
