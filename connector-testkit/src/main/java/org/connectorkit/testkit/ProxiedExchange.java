package org.connectorkit.testkit;

/**
 * What became of one request that reached a {@link FaultProxy}.
 *
 * @param method the request's method
 * @param path the request's path, without its query, which may hold what no one should see
 * @param fault what the plan chose for it
 * @param requestBytes how many bytes of the request were passed to the service
 * @param forwarded whether the service was passed the whole request
 * @param answered whether the service answered it whole
 * @param replyBytes how many bytes of the service's reply were passed to the client
 * @param delivered whether the client was passed the whole reply
 */
public record ProxiedExchange(
        String method,
        String path,
        Fault fault,
        long requestBytes,
        boolean forwarded,
        boolean answered,
        long replyBytes,
        boolean delivered) {}
