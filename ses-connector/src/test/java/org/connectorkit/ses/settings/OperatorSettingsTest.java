package org.connectorkit.ses.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.util.List;
import org.connectorkit.ses.SesConnector;
import org.connectorkit.ses.Values;
import org.connectorkit.ses.region.Partition;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.TextConstraints;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ses-6.4")
class OperatorSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ses.example.com",
                "https://ses.example.com:8443/path",
                "https://10.1.2.3",
                "http://localhost:4579",
                "http://127.0.0.1:4579",
                "http://127.8.9.10:4579",
                "http://[::1]:4579"
            })
    void acceptsTlsAnywhereAndPlainHttpOnLoopback(String endpoint) {
        assertThat(settings(Values.none().with("endpoint", endpoint)).endpoint())
                .contains(URI.create(endpoint));
    }

    @ParameterizedTest
    @Tag("peer-bug-32")
    @CsvSource(
            delimiter = '|',
            value = {
                "http://ses.example.com | must start with https://",
                "http://127.0.0.1.example.com | must start with https://",
                "http://localhost.example.com | must start with https://",
                "ftp://ses.example.com | must start with https://",
                "ses.example.com | must start with https://",
                "https://169.254.169.254 | link-local",
                "https://169.254.170.2:80/v2 | link-local",
                "http://169.254.0.1 | link-local",
                "https://[fe80::1] | link-local",
                "https://[::ffff:169.254.169.254] | link-local",
                "https://[::ffff:a9fe:a9fe] | link-local",
                "https://[fd00:ec2::254] | metadata",
                "https://metadata.google.internal | metadata",
                "https://instance-data.ec2.internal | metadata",
                "https://2852039166 | four decimal numbers",
                "https://0xa9fea9fe | four decimal numbers",
                "https://0251.0376.0251.0376 | must name a host",
                "https://user:pass@ses.example.com | user name or password",
                "https://user@127.0.0.1 | user name or password",
                "https://ses.example.com/?a=b | without ? or #",
                "https://ses.example.com/#a | without ? or #",
                "https:///path | must name a host",
                "https://bad host | must be an address"
            })
    void refusesAnEndpointThatCouldLeak(String endpoint, String reason) {
        ConnectorException failure = refusal(Values.none().with("stsEndpoint", endpoint));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("stsEndpoint");
            assertThat(problem.message()).contains(reason).doesNotContain("pass@");
        });
    }

    @Test
    void namesEveryProblemAtOnce() {
        ConnectorException failure = refusal(Values.none()
                .with("endpoint", "http://ses.example.com")
                .with("stsEndpoint", "https://169.254.169.254")
                .with("proxy", "http://proxy.example.com")
                .with("regions", List.of("eu-west-1"))
                .with("testRegion", "us-east-1"));

        assertThat(failure.problems())
                .extracting(problem -> problem.path())
                .containsExactly("endpoint", "stsEndpoint", "proxy", "testRegion");
    }

    @Test
    void refusesFipsBesideAnEndpoint() {
        assertThat(refusal(Values.none().with("fips", true).with("endpoint", "https://ses.example.com"))
                        .problems())
                .extracting(problem -> problem.path())
                .containsExactly("fips");
    }

    @Test
    void testsInTheHomeRegionOfThePartition() {
        OperatorSettings settings = settings(Values.none());

        assertThat(settings.testRegion(Partition.AWS)).contains(SesRegion.of("us-east-1"));
        assertThat(settings.testRegion(Partition.GOV)).contains(SesRegion.of("us-gov-west-1"));
        assertThat(settings.testRegion(Partition.EUSC)).contains(SesRegion.of("eusc-de-east-1"));
    }

    @Test
    void testsInAnAllowedRegion() {
        OperatorSettings settings = settings(Values.none().with("regions", List.of("eu-west-3", "eu-west-1")));

        assertThat(settings.testRegion(Partition.AWS)).contains(SesRegion.of("eu-west-1"));
        assertThat(settings.testRegion(Partition.GOV)).isEmpty();
        assertThat(settings.allows(SesRegion.of("eu-west-3"))).isTrue();
        assertThat(settings.allows(SesRegion.of("us-east-1"))).isFalse();
    }

    @Test
    void testsInTheRegionThatTheOperatorChose() {
        assertThat(settings(Values.none().with("testRegion", "eu-north-1")).testRegion(Partition.AWS))
                .contains(SesRegion.of("eu-north-1"));
    }

    /** The alphabet and bounds that AWS STS gives RoleSessionName. */
    @ParameterizedTest
    @Tag("ses-4.02")
    @Tag("peer-bug-07")
    @CsvSource({"connector-kit, true", "a_b+c=d.e@f-1, true", "Session1:2, false", "a b, false", "é1, false"})
    void takesTheSessionNamesThatStsTakes(String name, boolean accepted) {
        TextConstraints constraints = ((InputType.Text) OperatorSettings.ROLE_SESSION_NAME.type()).constraints();

        assertThat(name.matches(constraints.pattern().orElseThrow())).isEqualTo(accepted);
        assertThat(constraints.minLength()).hasValue(2);
        assertThat(constraints.maxLength()).hasValue(64);
    }

    @Test
    void givesEverySettingADefaultOrLeavesItOut() {
        assertThat(OperatorSettings.SCHEMA.inputs()).noneMatch(input -> input.required());
        assertThat(settings(Values.none()).maxMessageBytes()).isEqualTo(10_485_760);
    }

    @Test
    void tellsAHostWhatIsWrongBeforeAnythingIsOpened() {
        Connector connector = new SesConnector();

        assertThat(connector.validateSettings(Values.none())).isEmpty();
        assertThat(connector.validateSettings(
                        Values.none().with("fips", true).with("endpoint", "http://ses.example.com")))
                .extracting(problem -> problem.path())
                .containsExactly("endpoint");
    }

    private static OperatorSettings settings(Values values) {
        return OperatorSettings.from(values);
    }

    private static ConnectorException refusal(Values values) {
        return assertThatThrownBy(() -> OperatorSettings.from(values))
                .asInstanceOf(type(ConnectorException.class))
                .actual();
    }
}
