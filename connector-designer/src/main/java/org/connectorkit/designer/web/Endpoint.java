package org.connectorkit.designer.web;

/** Answers the requests of one route. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Answers once, through the exchange.
     *
     * @throws HttpFailure to answer with an error page
     * @throws Exception anything else is logged and answered as an internal error
     */
    void answer(Exchange exchange) throws Exception;
}
