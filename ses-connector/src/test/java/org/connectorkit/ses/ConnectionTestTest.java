package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.account.Role;
import org.connectorkit.sandbox.account.User;
import org.connectorkit.sandbox.fault.Fault;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputType;
import org.connectorkit.testkit.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wanted-6")
class ConnectionTestTest {

    private final Aws aws = new Aws();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void tellsAsWhomAnAccessKeyActs() throws Exception {
        assertThat(test(Aws.ACCESS_KEY, Aws.keys(aws.sandbox.accessKey())))
                .isEqualTo("arn:aws:iam::123456789012:user/sandbox");
        assertThat(aws.sandbox.inbox().size()).isZero();
    }

    @Test
    void tellsAsWhomARoleActs() throws Exception {
        assertThat(test(Aws.ROLE, role(aws.mailer())))
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/mailer/connector-kit");
    }

    @Test
    void needsNoMoreThanTheLeastPrivilege() throws Exception {
        User user = aws.sandbox.account().createUser("least");
        Role role = aws.sandbox.account().createRole("least").trust(user).allow("ses:ListIdentities");

        assertThat(test(Aws.ROLE, Aws.keys(user.accessKey()).with("roleArn", role.arn())))
                .contains("assumed-role/least");
    }

    @Test
    void recognisesAWrongKey() {
        ConnectorException failure = failure(Aws.ACCESS_KEY, Aws.keys("AKIAIOSFODNN7EXAMPLE", "secret"));

        assertThat(failure.code()).isEqualTo("ACCESS_KEY_UNKNOWN");
        assertThat(failure.serviceCode()).contains("InvalidClientTokenId");
        assertThat(failure.nextStep())
                .hasValueSatisfying(step -> assertThat(step).contains("us-east-1"));
    }

    @Test
    void recognisesAWrongSecret() {
        Values inputs = Aws.keys(aws.sandbox.accessKey().id(), "another-secret");

        assertThat(failure(Aws.ACCESS_KEY, inputs).code()).isEqualTo("WRONG_SECRET");
        assertThat(failure(Aws.ROLE, inputs.with("roleArn", aws.mailer().arn())).code())
                .isEqualTo("WRONG_SECRET");
    }

    @Test
    @Tag("ses-7.5")
    void recognisesAClockThatIsWrong() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(5));
        try (SesSandbox sandbox = SesSandbox.builder().clock(later).start();
                SesSession session = Aws.open(
                        Aws.ACCESS_KEY,
                        Aws.keys(sandbox.accessKey()),
                        Aws.settings(sandbox.endpoint()),
                        Clock.systemUTC())) {
            ConnectorException failure =
                    catchThrowableOfType(ConnectorException.class, () -> Aws.ACCESS_KEY.test(session));

            assertThat(failure.code()).isEqualTo("CLOCK_SKEW");
            assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
        }
    }

    /** The offset that one endpoint's refusal suggests must not reach the signatures for another. */
    @Test
    @Tag("ses-4.14")
    void keepsAWrongClockToItself() throws Exception {
        recognisesAClockThatIsWrong();

        assertThat(test(Aws.ACCESS_KEY, Aws.keys(aws.sandbox.accessKey()))).contains("user/sandbox");
    }

    @Test
    @Tag("ses-4.04")
    void explainsARoleThatCannotBeAssumed() {
        Role stranger = aws.sandbox.account().createRole("stranger");
        Role guarded = aws.mailer().externalId("right");

        for (Values inputs : List.of(
                role(stranger),
                role(guarded),
                role(guarded).with("externalId", "wrong"),
                role(guarded).with("roleArn", "arn:aws:iam::123456789012:role/missing"))) {
            ConnectorException failure = failure(Aws.ROLE, inputs);

            assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
            assertThat(failure.code()).isEqualTo("CANNOT_ASSUME_ROLE");
            assertThat(failure.nextStep()).hasValueSatisfying(step -> assertThat(step)
                    .contains("trust policy", "External ID", "existing role"));
            assertThat(failure.requestId()).isPresent();
        }
    }

    @Test
    @Tag("ses-6.5")
    void handsOverTheExternalId() throws Exception {
        assertThat(test(Aws.ROLE, role(aws.mailer().externalId("right")).with("externalId", "right")))
                .contains("assumed-role/mailer");
    }

    @Test
    @Tag("peer-bug-28")
    void goesRedWhereThePermissionIsMissing() {
        Role role = aws.sandbox
                .account()
                .createRole("powerless")
                .trust(aws.sandbox.account().users().iterator().next());

        ConnectorException failure = failure(Aws.ROLE, role(role));

        assertThat(failure.code()).isEqualTo("PERMISSION_MISSING");
        assertThat(failure.nextStep()).hasValueSatisfying(step -> assertThat(step)
                .contains("\"Action\": \"ses:ListIdentities\", \"Resource\": \"*\""));
    }

    @Test
    @Tag("ses-4.05")
    void explainsARegionThatIsNotEnabled() {
        aws.sandbox.faults().next("AssumeRole", Fault.error(403, "RegionDisabledException", "STS is not activated."));

        ConnectorException failure = failure(Aws.ROLE, role(aws.mailer()));

        assertThat(failure.code()).isEqualTo("REGION_NOT_ENABLED");
        assertThat(failure.nextStep())
                .hasValueSatisfying(step -> assertThat(step).contains("Enable us-east-1"));
    }

    @Test
    void recognisesANetworkThatFails() {
        try (FaultProxy proxy = FaultProxy.start(aws.sandbox.endpoint())) {
            proxy.refuseConnections();
            try (SesSession session = Aws.open(
                    Aws.ACCESS_KEY, Aws.keys(aws.sandbox.accessKey()), Aws.settings(proxy.uri()), Clock.systemUTC())) {
                ConnectorException failure =
                        catchThrowableOfType(ConnectorException.class, () -> Aws.ACCESS_KEY.test(session));

                assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
                assertThat(failure.code()).isEqualTo("UNREACHABLE");
                assertThat(failure.nextStep()).isPresent();
            }
        }
    }

    @Test
    void recognisesAHostThatDoesNotExist() {
        try (SesSession session = Aws.open(
                Aws.ACCESS_KEY,
                Aws.keys(aws.sandbox.accessKey()),
                Aws.settings(URI.create("https://ses.invalid")),
                Clock.systemUTC())) {
            assertThat(catchThrowableOfType(ConnectorException.class, () -> Aws.ACCESS_KEY.test(session))
                            .code())
                    .isEqualTo("HOST_UNKNOWN");
        }
    }

    @Test
    void recognisesAnEndpointWithoutTls() {
        URI tls = URI.create(aws.sandbox.endpoint().toString().replace("http:", "https:"));
        try (SesSession session =
                Aws.open(Aws.ACCESS_KEY, Aws.keys(aws.sandbox.accessKey()), Aws.settings(tls), Clock.systemUTC())) {
            assertThat(catchThrowableOfType(ConnectorException.class, () -> Aws.ACCESS_KEY.test(session))
                            .code())
                    .isEqualTo("TLS_FAILED");
        }
    }

    @Test
    @Tag("ses-4.07")
    @Tag("peer-bug-06")
    void refusesARegionOfAnotherPartitionThanTheRoles() throws Exception {
        Values inputs =
                Aws.keys(aws.sandbox.accessKey()).with("roleArn", "arn:aws-us-gov:iam::123456789012:role/mailer");
        try (SesSession session = aws.open(Aws.ROLE, inputs)) {
            ConnectorException failure =
                    catchThrowableOfType(ConnectorException.class, () -> Aws.send(session, Aws.email()));

            assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
            assertThat(failure.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.path()).isEqualTo("awsRegion");
                assertThat(problem.message()).contains("aws-us-gov").contains("us-gov-west-1");
            });
        }
    }

    @Test
    @Tag("ses-4.07")
    void refusesARoleWhereSesIsNotOffered() {
        assertThat(Aws.ROLE.validate(Values.none().with("roleArn", "arn:aws-cn:iam::123456789012:role/mailer")))
                .extracting(InputProblem::path)
                .containsExactly("roleArn");
    }

    @Test
    void refusesTheIdOfTemporaryCredentials() {
        assertThat(Aws.ACCESS_KEY.validate(Aws.keys("ASIAIOSFODNN7EXAMPLE", "x")))
                .extracting(InputProblem::path)
                .containsExactly("accessKeyId");
        assertThat(Aws.ACCESS_KEY.validate(Aws.keys("AKIAIOSFODNN7EXAMPLE", "x")))
                .isEmpty();
    }

    @ParameterizedTest
    @Tag("ses-4.01")
    @CsvSource({
        "arn:aws:iam::123456789012:role/mailer, true",
        "arn:aws-us-gov:iam::123456789012:role/path/to/mailer, true",
        "arn:aws-eusc:iam::123456789012:role/mailer, true",
        "arn:aws:iam::123456789012:user/mailer, false",
        "arn:aws:iam::123456789012:group/mailer, false",
        "arn:aws:sts::123456789012:assumed-role/mailer/me, false",
        "arn:aws:iam::12345:role/mailer, false",
        "arn:aws:iam::123456789012:role/, false",
        "mailer, false"
    })
    void acceptsTheArnOfARoleAlone(String arn, boolean accepted) {
        assertThat(arn.matches(patternOf("roleArn"))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @Tag("ses-4.01")
    @Tag("peer-bug-07")
    @ValueSource(strings = {"a b", "a\nb", "é", "a;b", "a*"})
    void refusesAnExternalIdThatStsWouldRefuse(String externalId) {
        assertThat(externalId.matches(patternOf("externalId"))).isFalse();
        assertThat("tenant-4711=:/_+,.@".matches(patternOf("externalId"))).isTrue();
    }

    private static String patternOf(String key) {
        return ((InputType.Text) Aws.ROLE.inputs().find(key).orElseThrow().type())
                .constraints()
                .pattern()
                .orElseThrow();
    }

    private Values role(Role role) {
        return Aws.keys(aws.sandbox.accessKey()).with("roleArn", role.arn());
    }

    private String test(Connection<SesSession> connection, Values inputs) throws Exception {
        try (SesSession session = aws.open(connection, inputs)) {
            return connection.test(session);
        }
    }

    private ConnectorException failure(Connection<SesSession> connection, Values inputs) {
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> test(connection, inputs));
        assertThat(failure).isNotNull();
        assertThat(failure.nextStep()).isPresent();
        return failure;
    }
}
