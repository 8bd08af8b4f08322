package org.connectorkit.sandbox.auth;

/**
 * A request whose signature holds.
 *
 * @param region of the credential scope
 */
public record Authenticated(Caller caller, String region) {}
