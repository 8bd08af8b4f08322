package org.connectorkit.sandbox.auth;

import java.util.List;

/** What of an HTTP request a signature covers. */
public interface SignedRequest {

    String method();

    /** The path as sent. */
    String path();

    /** The query string as sent, without its question mark; empty if there is none. */
    String query();

    /** The values of a header field, in order; empty if it was not sent. The name is in lower case. */
    List<String> header(String name);

    /** The SHA-256 of the body as received, in lower-case hexadecimal. */
    String bodyHash();
}
