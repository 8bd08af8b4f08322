package org.connectorkit.sandbox.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes the signature that a request should have, as the AWS General Reference, "Create a signed AWS API request",
 * says. Signing keys are kept, since they change once a day.
 */
final class Signature {

    private static final HexFormat HEX = HexFormat.of();
    private static final String HMAC = "HmacSHA256";
    private static final int KEYS_KEPT = 4096;

    private final ConcurrentMap<String, byte[]> signingKeys = new ConcurrentHashMap<>();

    String of(SignedRequest request, Authorization authorization, String dateTime, String secret) {
        String toSign = "AWS4-HMAC-SHA256\n" + dateTime + '\n' + authorization.scope() + '\n'
                + HEX.formatHex(sha256(canonical(request, authorization.signedHeaders())));
        return HEX.formatHex(hmac(signingKey(authorization, secret), toSign));
    }

    private static String canonical(SignedRequest request, List<String> signedHeaders) {
        StringBuilder canonical = new StringBuilder(512);
        canonical.append(request.method()).append('\n');
        canonical.append(request.path().isEmpty() ? "/" : request.path()).append('\n');
        canonical.append(sortedQuery(request.query())).append('\n');
        for (String name : signedHeaders) {
            canonical.append(name).append(':');
            List<String> values = request.header(name);
            for (int i = 0; i < values.size(); i++) {
                if (i > 0) {
                    canonical.append(',');
                }
                appendTrimmed(canonical, values.get(i));
            }
            canonical.append('\n');
        }
        canonical.append('\n').append(String.join(";", signedHeaders)).append('\n');
        return canonical.append(request.bodyHash()).toString();
    }

    private static String sortedQuery(String query) {
        if (query.isEmpty()) {
            return "";
        }
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&")) {
            pairs.add(pair.indexOf('=') < 0 ? pair + '=' : pair);
        }
        Collections.sort(pairs);
        return String.join("&", pairs);
    }

    /** Runs of spaces become one, none stay at the ends. */
    private static void appendTrimmed(StringBuilder out, String value) {
        int start = out.length();
        boolean space = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t') {
                space = out.length() > start;
            } else {
                if (space) {
                    out.append(' ');
                    space = false;
                }
                out.append(c);
            }
        }
    }

    private byte[] signingKey(Authorization authorization, String secret) {
        String name = authorization.scope() + '/' + authorization.accessKeyId() + '/' + secret;
        byte[] known = signingKeys.get(name);
        if (known != null) {
            return known;
        }
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part :
                Arrays.asList(authorization.date(), authorization.region(), authorization.service(), "aws4_request")) {
            key = hmac(key, part);
        }
        if (signingKeys.size() >= KEYS_KEPT) {
            signingKeys.clear();
        }
        signingKeys.put(name, key);
        return key;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC, e);
        }
    }
}
