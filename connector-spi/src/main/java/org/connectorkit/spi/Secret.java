package org.connectorkit.spi;

/**
 * A value that no one may see. Implemented by the host alone, so none can be a default or an example.
 *
 * <p>{@code toString}, {@code equals} and {@code hashCode} tell nothing of the value.
 */
public interface Secret {

    /** Returns the value in clear. Pass it straight to the client library; keep it in no field of your own that prints. */
    String reveal();
}
