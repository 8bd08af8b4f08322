package org.connectorkit.designer.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986) of one part of an address. */
public final class Percent {

    private Percent() {}

    /** The text with everything encoded but letters, digits and a few marks; safe in a path segment, a query or a header. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
