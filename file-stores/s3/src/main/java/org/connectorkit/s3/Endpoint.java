package org.connectorkit.s3;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses an operator may put in place of Amazon S3: the rules of the connector for Amazon SES, which cannot be
 * imported. Only the text is judged; a name is never looked up.
 */
final class Endpoint {

    private static final Pattern NUMERIC_HOST = Pattern.compile("[0-9.]+|0[xX].*");
    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    // The metadata services of EC2 (IPv6), ECS and EKS that no link-local range covers, and the names clouds give
    // theirs
    private static final Set<String> METADATA_ADDRESSES =
            Set.of("fd00:ec2:0:0:0:0:0:254", "fd00:ec2:0:0:0:0:0:23", "100.100.100.200");
    private static final Pattern METADATA_NAME = Pattern.compile("(.*\\.)?(metadata|instance-data)(\\..*)?");

    private Endpoint() {}

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with what is wrong, as the end of a sentence that starts with the address
     */
    static URI parse(String address) {
        URI uri;
        try {
            uri = new URI(address).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no address such as https://s3.example.com", e);
        }
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must name a host, as in https://s3.example.com, and no user");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must end after the path");
        }
        if (NUMERIC_HOST.matcher(host).matches() && !IPV4.matcher(host).matches()) {
            throw new IllegalArgumentException("must write an IPv4 address as four decimal numbers");
        }
        if (isMetadataOrLinkLocal(host)) {
            throw new IllegalArgumentException(
                    "points at " + host + ": link-local and instance metadata addresses are refused");
        }
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && isLoopback(host))) {
            throw new IllegalArgumentException(
                    "must start with https://, or with http:// on the loopback interface alone");
        }
        return uri;
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || literal(host).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    private static boolean isMetadataOrLinkLocal(String host) {
        return literal(host)
                .map(address -> address.isLinkLocalAddress() || METADATA_ADDRESSES.contains(address.getHostAddress()))
                .orElseGet(() ->
                        METADATA_NAME.matcher(host.toLowerCase(Locale.ROOT)).matches());
    }

    /** The address that the host is written as; empty if it is a name. */
    private static Optional<InetAddress> literal(String host) {
        if (!host.startsWith("[") && !IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host)); // a literal is not looked up
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("names " + host + ", which is no IP address", e);
        }
    }
}
