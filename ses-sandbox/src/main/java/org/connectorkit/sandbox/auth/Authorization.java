package org.connectorkit.sandbox.auth;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorkit.sandbox.protocol.AwsError;

/**
 * An {@code Authorization} header of Signature Version 4, taken apart.
 *
 * @param accessKeyId whose signature it is
 * @param date of the credential scope, yyyyMMdd
 * @param region of the credential scope
 * @param service of the credential scope
 * @param signedHeaders in lower case, in the order of the header
 * @param signature in hexadecimal
 */
record Authorization(
        String accessKeyId, String date, String region, String service, List<String> signedHeaders, String signature) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    static Authorization parse(String header) {
        if (!header.startsWith(ALGORITHM)) {
            throw incomplete("Unsupported AWS 'algorithm': '" + firstWord(header) + "'.");
        }
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : header.substring(ALGORITHM.length()).split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        StringBuilder missing = new StringBuilder();
        for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
            if (parts.getOrDefault(name, "").isEmpty()) {
                missing.append("Authorization header requires '").append(name).append("' parameter. ");
            }
        }
        if (!missing.isEmpty()) {
            throw incomplete(missing.toString().strip());
        }
        String credential = parts.getOrDefault("Credential", "");
        String[] scope = credential.split("/", -1);
        if (scope.length != 5) {
            throw incomplete("Credential must have exactly 5 slash-delimited elements, e.g."
                    + " keyid/date/region/service/term, got '" + credential + "'");
        }
        if (!scope[4].equals("aws4_request")) {
            throw mismatch(
                    "Credential should be scoped with a valid terminator: 'aws4_request', not '" + scope[4] + "'.");
        }
        return new Authorization(
                scope[0],
                scope[1],
                scope[2],
                scope[3],
                Arrays.asList(parts.getOrDefault("SignedHeaders", "").split(";")),
                parts.getOrDefault("Signature", ""));
    }

    String scope() {
        return date + '/' + region + '/' + service + "/aws4_request";
    }

    static AwsError incomplete(String message) {
        return new AwsError(400, "IncompleteSignature", message);
    }

    static AwsError mismatch(String message) {
        return new AwsError(403, "SignatureDoesNotMatch", message);
    }

    private static String firstWord(String header) {
        int space = header.indexOf(' ');
        return space < 0 ? header : header.substring(0, space);
    }
}
