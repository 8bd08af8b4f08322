package org.connectorkit.ses.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.connectorkit.ses.message.MimeMessage;
import org.connectorkit.ses.region.Partition;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Format;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;
import org.jspecify.annotations.Nullable;

/** What the operator of a host set, checked. Nothing else on the machine changes what the connector does. */
public final class OperatorSettings {

    static final Input<String> ENDPOINT = Input.text("endpoint", "SES endpoint")
            .format(Format.URI)
            .comment(
                    "Address to call in place of Amazon SES, for every region; `https`, or `http` on the loopback interface.")
            .build();

    static final Input<String> STS_ENDPOINT = Input.text("stsEndpoint", "STS endpoint")
            .format(Format.URI)
            .comment(
                    "Address to call in place of AWS STS, for every region; `https`, or `http` on the loopback interface.")
            .build();

    static final Input<Boolean> FIPS = Input.flag("fips", "FIPS endpoints")
            .defaultValue(false)
            .comment("Use the endpoints with FIPS 140 validated cryptography; regions without one are refused.")
            .build();

    static final Input<String> PROXY = Input.text("proxy", "HTTP proxy")
            .format(Format.URI)
            .addExample("http://proxy.example.com:3128")
            .comment(
                    "The proxy for every call, such as `http://proxy.example.com:3128`. The machine's own proxy settings are not read.")
            .build();

    static final Input<Long> CONNECT_TIMEOUT = Input.integer("connectTimeoutSeconds", "Connect time-out (seconds)")
            .minimum(1)
            .maximum(600)
            .defaultValue(5L)
            .comment("How long to wait for a connection.")
            .build();

    static final Input<Long> READ_TIMEOUT = Input.integer("readTimeoutSeconds", "Read time-out (seconds)")
            .minimum(1)
            .maximum(600)
            .defaultValue(30L)
            .comment(
                    "How long to wait for the next byte of an answer; a send that waits longer ends with an unknown outcome.")
            .build();

    static final Input<Long> MAX_CONNECTIONS = Input.integer("maxConnections", "Connection pool size")
            .minimum(1)
            .maximum(1000)
            .defaultValue(50L)
            .comment("The greatest number of connections that one saved connection keeps open.")
            .build();

    static final Input<List<String>> REGIONS = Input.choiceList("regions", "Allowed regions", SesRegion.options())
            .comment("The regions that actions may use; every region if left out.")
            .build();

    static final Input<String> TEST_REGION = Input.choice(
                    "testRegion", "Region of the connection test", SesRegion.options())
            .comment(
                    "The region that a connection test asks. If left out: the home region of the role's partition (us-east-1, us-gov-west-1, eusc-de-east-1), or us-east-1 for an access key; where that region is not allowed, the first allowed one.")
            .build();

    static final Input<Long> MAX_MESSAGE_BYTES = Input.integer("maxMessageBytes", "Greatest message size (bytes)")
            .minimum(1)
            .maximum(MimeMessage.MAX_LENGTH)
            .defaultValue(MimeMessage.MAX_LENGTH)
            .comment(
                    "The greatest size of a message after encoding. Amazon SES accepts 10,485,760 bytes; less may be set, not more.")
            .build();

    static final Input<String> ROLE_SESSION_NAME = Input.text("roleSessionName", "Role session name")
            .pattern("[\\w+=,.@-]+", "must consist of letters, digits and any of _ + = , . @ -")
            .minLength(2)
            .maxLength(64)
            .defaultValue("connector-kit")
            .comment("The name under which an assumed role appears in AWS CloudTrail.")
            .build();

    static final Input<Long> ROLE_SESSION_SECONDS = Input.integer("roleSessionSeconds", "Role session length (seconds)")
            .minimum(900)
            .maximum(43_200)
            .defaultValue(3_600L)
            .comment("How long the credentials of an assumed role are valid; the role's own maximum must allow it.")
            .build();

    /** The settings in the order in which a reference page shows them. */
    public static final InputSchema SCHEMA = InputSchema.builder()
            .addInput(ENDPOINT)
            .addInput(STS_ENDPOINT)
            .addInput(FIPS)
            .addInput(PROXY)
            .addInput(CONNECT_TIMEOUT)
            .addInput(READ_TIMEOUT)
            .addInput(MAX_CONNECTIONS)
            .addInput(REGIONS)
            .addInput(TEST_REGION)
            .addInput(MAX_MESSAGE_BYTES)
            .addInput(ROLE_SESSION_NAME)
            .addInput(ROLE_SESSION_SECONDS)
            .build();

    private final Inputs inputs;
    private final @Nullable URI endpoint;
    private final @Nullable URI stsEndpoint;
    private final @Nullable URI proxy;

    private OperatorSettings(Inputs inputs, @Nullable URI endpoint, @Nullable URI stsEndpoint, @Nullable URI proxy) {
        this.inputs = inputs;
        this.endpoint = endpoint;
        this.stsEndpoint = stsEndpoint;
        this.proxy = proxy;
    }

    /**
     * Reads and checks what the operator set.
     *
     * @throws ConnectorException of kind INVALID_INPUT with every problem at once, if the host did not check them
     */
    public static OperatorSettings from(Inputs inputs) {
        EndpointRules rules = new EndpointRules(inputs);
        OperatorSettings settings = read(inputs, rules);
        if (!rules.problems().isEmpty()) {
            throw ConnectorException.invalidInput(rules.problems());
        }
        return settings;
    }

    /** What holds where the operator sets nothing. */
    public static OperatorSettings defaults() {
        return from(new Inputs() {
            @Override
            public <T> T get(Input<T> input) {
                return find(input).orElseThrow();
            }

            @Override
            public <T> Optional<T> find(Input<T> input) {
                return input.defaultValue();
            }
        });
    }

    /** The same, but that SES is called at an endpoint. */
    public OperatorSettings withEndpoint(URI other) {
        return new OperatorSettings(inputs, other, stsEndpoint, proxy);
    }

    /** Every problem with what the operator set; empty if there is none. */
    public static List<InputProblem> problemsWith(Inputs inputs) {
        EndpointRules rules = new EndpointRules(inputs);
        OperatorSettings unused = read(inputs, rules);
        return rules.problems();
    }

    private static OperatorSettings read(Inputs inputs, EndpointRules rules) {
        OperatorSettings settings =
                new OperatorSettings(inputs, rules.service(ENDPOINT), rules.service(STS_ENDPOINT), rules.proxy(PROXY));
        if (settings.fips() && (settings.endpoint != null || settings.stsEndpoint != null)) {
            rules.add(InputProblem.of(FIPS, "has no meaning beside an endpoint of your own; set one of the two"));
        }
        Optional<SesRegion> testRegion = inputs.find(TEST_REGION).map(SesRegion::of);
        if (testRegion.isPresent() && !settings.allows(testRegion.get())) {
            rules.add(InputProblem.of(
                    TEST_REGION,
                    "is " + testRegion.get() + ", which is not among the allowed regions; allow it or choose another"));
        }
        return settings;
    }

    /** Where to call in place of Amazon SES. */
    public Optional<URI> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    /** Where to call in place of AWS STS. */
    public Optional<URI> stsEndpoint() {
        return Optional.ofNullable(stsEndpoint);
    }

    /** Whether to use FIPS endpoints. */
    public boolean fips() {
        return inputs.get(FIPS);
    }

    /** The proxy for every call, with its port. */
    public Optional<URI> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** How long to wait for a connection. */
    public Duration connectTimeout() {
        return Duration.ofSeconds(inputs.get(CONNECT_TIMEOUT));
    }

    /** How long to wait for the next byte of an answer. */
    public Duration readTimeout() {
        return Duration.ofSeconds(inputs.get(READ_TIMEOUT));
    }

    /** The greatest number of open connections. */
    public int maxConnections() {
        return Math.toIntExact(inputs.get(MAX_CONNECTIONS));
    }

    /** Whether actions may use the region. */
    public boolean allows(SesRegion region) {
        return inputs.find(REGIONS)
                .map(allowed -> allowed.contains(region.id()))
                .orElse(true);
    }

    /** The regions that actions may use, by id. */
    public List<String> allowedRegions() {
        return inputs.find(REGIONS)
                .orElseGet(() -> SesRegion.values().stream().map(SesRegion::id).toList());
    }

    /** The region that a connection test of credentials of a partition asks; empty if no region of the partition is allowed. */
    public Optional<SesRegion> testRegion(Partition partition) {
        Optional<SesRegion> chosen = inputs.find(TEST_REGION).map(SesRegion::of);
        if (chosen.isPresent()) {
            return chosen;
        }
        if (allows(partition.homeRegion())) {
            return Optional.of(partition.homeRegion());
        }
        return SesRegion.values().stream()
                .filter(region -> region.partition() == partition && allows(region))
                .findFirst();
    }

    /** The greatest size of a message after encoding, in bytes. */
    public long maxMessageBytes() {
        return inputs.get(MAX_MESSAGE_BYTES);
    }

    /** The name of the role's session. */
    public String roleSessionName() {
        return inputs.get(ROLE_SESSION_NAME);
    }

    /** How long role credentials are valid. */
    public Duration roleSessionLength() {
        return Duration.ofSeconds(inputs.get(ROLE_SESSION_SECONDS));
    }
}
