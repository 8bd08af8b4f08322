package org.connectorkit.s3;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;

/**
 * What an operator opened to flows: the objects of one bucket whose keys start with a prefix.
 *
 * @param prefix ends with a slash, or is empty for the whole bucket
 * @param endpoint in place of Amazon S3
 * @param profile whose credentials to use in place of those that the SDK finds
 */
record S3Location(String bucket, String prefix, String region, Optional<URI> endpoint, Optional<String> profile) {

    static final String SCHEME = "s3";

    private static final String EXAMPLE = "--files 's3://invoices/2026/?region=eu-central-1'";
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{2,40}");
    private static final Pattern PROFILE = Pattern.compile("[^\\p{Cntrl}\\[\\]]+");
    private static final Set<String> SETTINGS = Set.of("endpoint", "profile", "region");

    /**
     * Reads {@code s3://BUCKET/PREFIX/?region=…}.
     *
     * @throws ConnectorException of kind INVALID_INPUT
     */
    static S3Location parse(URI location) {
        String bucket = bucketOf(location);
        if (location.getRawFragment() != null) {
            throw wrong(location, "has a '#'");
        }
        if (!BUCKET.matcher(bucket).matches()) {
            throw wrong(location, "names no bucket");
        }
        Map<String, String> settings = settings(location);
        String region = settings.get("region");
        if (region == null || !REGION.matcher(region).matches()) {
            throw wrong(location, "does not say in which region the bucket is");
        }
        String profile = settings.get("profile");
        if (profile != null && !PROFILE.matcher(profile).matches()) {
            throw wrong(location, "has a profile that is no name");
        }
        String endpoint = settings.get("endpoint");
        return new S3Location(
                bucket,
                prefix(location),
                region,
                Optional.ofNullable(endpoint).map(address -> endpoint(location, address)),
                Optional.ofNullable(profile));
    }

    /** The key that a URI of a flow names; empty where it names nothing below this location. */
    Optional<String> key(URI uri) {
        if (!SCHEME.equalsIgnoreCase(uri.getScheme())
                || !bucket.equals(uri.getRawAuthority())
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            return Optional.empty();
        }
        return path(uri)
                .filter(key -> key.startsWith(prefix))
                .filter(key -> key.length() > prefix.length() && !key.endsWith("/"));
    }

    /** A path without its first slash, decoded; empty if it could be read in more than one way. */
    private static Optional<String> path(URI uri) {
        String raw = uri.getRawPath();
        if (raw == null || !raw.startsWith("/")) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        for (String segment : raw.substring(1).split("/", -1)) {
            String decoded = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            boolean ambiguous = decoded.equals(".")
                    || decoded.equals("..")
                    || decoded.chars()
                            .anyMatch(c -> c == '/' || c == '\\' || c == '\uFFFD' || Character.isISOControl(c));
            if (ambiguous) {
                return Optional.empty();
            }
            segments.add(decoded);
        }
        // Only the last may be empty: the path then ends with a slash
        return segments.subList(0, segments.size() - 1).contains("")
                ? Optional.empty()
                : Optional.of(String.join("/", segments));
    }

    private static String bucketOf(URI location) {
        String authority = location.getRawAuthority();
        if (authority == null) {
            throw wrong(location, "names no bucket");
        }
        if (authority.contains("@")) {
            // It may be a secret, so it is not repeated
            throw failure("A location after --files must not carry a user name or password.");
        }
        return authority;
    }

    private static String prefix(URI location) {
        if (location.getRawPath().isEmpty()) {
            return "";
        }
        String path = path(location)
                .orElseThrow(() -> wrong(location, "has '.', '..', '//' or an encoded slash in its path"));
        return path.isEmpty() || path.endsWith("/") ? path : path + "/";
    }

    private static Map<String, String> settings(URI location) {
        Map<String, String> settings = new TreeMap<>();
        String query = location.getRawQuery();
        if (query == null) {
            return settings;
        }
        for (String setting : query.split("&")) {
            int equals = setting.indexOf('=');
            String name = equals < 0 ? setting : setting.substring(0, equals);
            if (equals < 0 || !SETTINGS.contains(name)) {
                throw wrong(location, "has '" + name + "' after '?', where region, endpoint and profile may stand");
            }
            String value = URLDecoder.decode(setting.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
            if (settings.put(name, value) != null) {
                throw wrong(location, "has '" + name + "' twice");
            }
        }
        return settings;
    }

    private static URI endpoint(URI location, String address) {
        try {
            return Endpoint.parse(address);
        } catch (IllegalArgumentException e) {
            throw wrong(location, "has an endpoint that " + e.getMessage());
        }
    }

    private static ConnectorException wrong(URI location, String what) {
        // What stands after the question mark may hold a secret by mistake
        String shown = location.toString().replaceFirst("\\?.*", "?…");
        return failure("The location " + shown + " " + what + ".");
    }

    private static ConnectorException failure(String message) {
        return ConnectorException.builder(ErrorKind.INVALID_INPUT, "USAGE", message)
                .nextStep("Write " + EXAMPLE + ".")
                .build();
    }

    /** Names what is open, for messages. */
    @Override
    public String toString() {
        return SCHEME + "://" + bucket + "/" + prefix;
    }
}
