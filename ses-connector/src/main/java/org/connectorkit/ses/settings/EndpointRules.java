package org.connectorkit.ses.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.Inputs;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses an operator may put in place of AWS, and what is wrong with the others.
 *
 * <p>Only the text is judged: a name is never looked up, so that a check needs no network and cannot be answered one way
 * now and another way later.
 */
final class EndpointRules {

    private static final Pattern NUMERIC_HOST = Pattern.compile("[0-9.]+|0[xX].*");
    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    // The metadata services of EC2 (IPv6), ECS and EKS that no link-local range covers, and the names clouds give
    // theirs
    private static final Set<String> METADATA_ADDRESSES =
            Set.of("fd00:ec2:0:0:0:0:0:254", "fd00:ec2:0:0:0:0:0:23", "100.100.100.200");
    private static final Pattern METADATA_NAME = Pattern.compile("(.*\\.)?(metadata|instance-data)(\\..*)?");

    private final Inputs inputs;
    private final List<InputProblem> problems = new ArrayList<>();

    EndpointRules(Inputs inputs) {
        this.inputs = inputs;
    }

    List<InputProblem> problems() {
        return problems;
    }

    void add(InputProblem problem) {
        problems.add(problem);
    }

    /** Reads the address of a service: TLS, unless it never leaves the machine. */
    @Nullable URI service(Input<String> input) {
        URI uri = read(input);
        if (uri != null && !"https".equals(uri.getScheme()) && !isLoopback(uri.getHost())) {
            problems.add(InputProblem.of(
                    input, "must start with https://, since " + uri.getHost() + " is not the loopback interface"));
            return null;
        }
        return uri;
    }

    /** Reads the address of a proxy; what passes through it is encrypted by itself. */
    @Nullable URI proxy(Input<String> input) {
        URI uri = read(input);
        if (uri != null && uri.getPort() < 0) {
            problems.add(InputProblem.of(input, "must name the proxy's port, as in http://proxy.example.com:3128"));
            return null;
        }
        return uri;
    }

    private @Nullable URI read(Input<String> input) {
        String text = inputs.find(input).orElse(null);
        if (text == null) {
            return null;
        }
        String problem;
        URI uri = null;
        try {
            uri = URI.create(text);
            problem = problemWith(uri);
        } catch (IllegalArgumentException e) {
            problem = "must be an address such as https://ses.example.com";
        }
        if (problem != null) {
            problems.add(InputProblem.of(input, problem));
            return null;
        }
        return uri;
    }

    private static @Nullable String problemWith(URI uri) {
        String scheme = uri.getScheme();
        if (uri.getRawUserInfo() != null
                || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))) {
            return "must not carry a user name or password; they would appear in logs";
        }
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            return "must start with https:// or http://";
        }
        String host = uri.getHost();
        if (host == null) {
            return "must name a host, as in https://ses.example.com";
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "must end after the path, without ? or #";
        }
        if (NUMERIC_HOST.matcher(host).matches() && !IPV4.matcher(host).matches()) {
            return "must write an IPv4 address as four decimal numbers";
        }
        if (isMetadataOrLinkLocal(host)) {
            return "must not point at " + host + ": link-local and instance metadata addresses are refused";
        }
        return null;
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || literal(host).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    private static boolean isMetadataOrLinkLocal(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return literal(host)
                .map(address -> address.isLinkLocalAddress() || METADATA_ADDRESSES.contains(address.getHostAddress()))
                .orElseGet(() -> METADATA_NAME.matcher(name).matches());
    }

    /** The address that the host is written as; empty if it is a name. */
    private static Optional<InetAddress> literal(String host) {
        if (!host.startsWith("[") && !IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host)); // a literal is not looked up
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(host + " is not an IP address", e);
        }
    }
}
