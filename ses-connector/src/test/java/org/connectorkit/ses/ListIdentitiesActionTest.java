package org.connectorkit.ses;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.fault.Fault;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListIdentitiesActionTest {

    private final Aws aws = new Aws();
    private final SesSession session = aws.open();

    @AfterEach
    void close() {
        session.close();
        aws.close();
    }

    @Test
    @Tag("ses-1.17")
    @Tag("wanted-5")
    void listsTheKindThatIsAskedFor() throws Exception {
        aws.sandbox.account().verify("jane@example.org").addUnverified("later@example.org");

        assertThat(identities(Values.none())).containsExactly("jane@example.org", "later@example.org");
        assertThat(identities(Values.none().with("identityType", "Domain"))).containsExactly("example.com");
        assertThat(identities(Values.none().with("identityType", "All")))
                .containsExactlyInAnyOrder("example.com", "jane@example.org", "later@example.org");
    }

    @Test
    @Tag("ses-1.19")
    @Tag("peer-bug-26")
    void walksThroughThePagesAndKeepsTheKind() throws Exception {
        IntStream.range(0, 250).forEach(i -> aws.sandbox.account().verify("user" + i + "@example.org"));

        List<Object> found = new ArrayList<>();
        Values inputs = Values.none();
        Object token;
        do {
            ActionResult page = Aws.list(session, inputs);
            found.addAll((List<?>) page.values().get("identities"));
            token = page.values().get("nextToken");
            if (token != null) {
                inputs = inputs.with("nextToken", token);
            }
        } while (token != null);

        assertThat(found).hasSize(250).doesNotHaveDuplicates().doesNotContain("example.com");
    }

    @Test
    @Tag("ses-1.18")
    void repeatsItselfAfterALostAnswer() throws Exception {
        aws.sandbox.faults().next("ListIdentities", Fault.swallowedReply());
        aws.sandbox.faults().next("ListIdentities", Fault.error(503, "ServiceUnavailable", "Try later."));

        assertThat(identities(Values.none().with("identityType", "Domain"))).containsExactly("example.com");
        assertThat(aws.sandbox.faults().pending()).isZero();
    }

    @Test
    @Tag("ses-1.25")
    void repeatsItselfAfterAnEmptyAnswer() throws Exception {
        aws.sandbox.faults().next("ListIdentities", Fault.emptyReply());

        assertThat(identities(Values.none().with("identityType", "Domain"))).containsExactly("example.com");
    }

    @Test
    void returnsNothingWhereThereIsNothing() throws Exception {
        ActionResult page = Aws.list(session, Values.none());

        assertThat(page.values()).containsEntry("identities", List.of()).containsEntry("nextToken", null);
    }

    @Test
    void reportsATokenThatSesDoesNotKnow() throws Exception {
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> Aws.list(session, Values.none().with("nextToken", "made-up")));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("nextToken");
            assertThat(problem.message()).contains("first page");
        });
    }

    @Test
    void blamesTheTokenOnlyWhereSesDoes() {
        aws.sandbox
                .faults()
                .next("ListIdentities", Fault.error(400, "InvalidParameterValue", "Invalid identity type."));

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> Aws.list(session, Values.none().with("nextToken", "made-up")));

        assertThat(failure.kind()).isEqualTo(ErrorKind.REJECTED);
        assertThat(failure).hasMessageContaining("Invalid identity type.");
        assertThat(failure.problems()).isEmpty();
    }

    @Test
    void endsAWalkThatWouldGoRoundInCircles() throws Exception {
        String answer = """
                <ListIdentitiesResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
                  <ListIdentitiesResult>
                    <Identities><member>example.com</member></Identities>
                    <NextToken>again</NextToken>
                  </ListIdentitiesResult>
                  <ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata>
                </ListIdentitiesResponse>
                """;
        try (CannedAnswer service = CannedAnswer.of(200, answer);
                SesSession asking = sessionWith(service)) {
            assertThat(Aws.list(asking, Values.none()).values()).containsEntry("nextToken", "again");

            ConnectorException failure = catchThrowableOfType(
                    ConnectorException.class,
                    () -> Aws.list(asking, Values.none().with("nextToken", "again")));

            assertThat(failure.kind()).isEqualTo(ErrorKind.REJECTED);
            assertThat(failure.code()).isEqualTo("PAGE_REPEATED");
            assertThat(failure.requestId()).contains("request-1");
        }
    }

    @Test
    @Tag("ses-6.7")
    void expandsNoEntityOfAnAnswer(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("canary"), "canary-of-a-local-file");
        String answer = """
                <!DOCTYPE r [<!ENTITY file SYSTEM "%s"><!ENTITY many "ha"><!ENTITY more "&many;&many;">]>
                <ListIdentitiesResponse><ListIdentitiesResult>
                  <Identities><member>&file;</member><member>&more;</member></Identities>
                </ListIdentitiesResult></ListIdentitiesResponse>
                """.formatted(file.toUri());
        try (CannedAnswer service = CannedAnswer.of(200, answer);
                SesSession asking = sessionWith(service)) {
            String seen;
            try {
                seen = Aws.list(asking, Values.none()).toString();
            } catch (ConnectorException failure) {
                StringWriter trace = new StringWriter();
                failure.printStackTrace(new PrintWriter(trace));
                seen = trace.toString();
            }
            assertThat(seen).doesNotContain("canary-of-a-local-file").doesNotContain("hahaha");
        }
    }

    /** Amazon SES answers one such request a second: a test of the connection takes the turn of the list that follows it. */
    @Test
    @Tag("ses-1.16")
    void waitsForItsTurnAfterATestOfTheConnection() throws Exception {
        aws.sandbox.account().limits(aws.sandbox.account().limits().withApiRate(1, 1));
        aws.sandbox.account().enforce(Rule.API_RATE);

        assertThat(Aws.ACCESS_KEY.test(session)).contains("user/sandbox");
        assertThat(identities(Values.none().with("identityType", "Domain"))).containsExactly("example.com");
        assertThat(Aws.ACCESS_KEY.test(session)).contains("user/sandbox");
    }

    @Test
    @Tag("peer-bug-27")
    void neverTakesAPageThatFailedForTheLast() throws Exception {
        IntStream.range(0, 150).forEach(i -> aws.sandbox.account().verify("user" + i + "@example.org"));
        Object token = requireNonNull(Aws.list(session, Values.none()).values().get("nextToken"));
        aws.sandbox.faults().next("ListIdentities", Fault.error(403, "AccessDenied", "Not any more."));

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> Aws.list(session, Values.none().with("nextToken", token)));

        assertThat(failure.code()).isEqualTo("PERMISSION_MISSING");
    }

    private SesSession sessionWith(CannedAnswer service) {
        return Aws.open(
                Aws.ACCESS_KEY, Aws.keys(aws.sandbox.accessKey()), Aws.settings(service.uri()), Clock.systemUTC());
    }

    @Test
    @Tag("ses-4.09")
    void reportsTheFailureOfAssumingTheRoleAsSuch() throws Exception {
        var role = aws.sandbox.account().createRole("nobody-may");
        try (SesSession denied =
                aws.open(Aws.ROLE, Aws.keys(aws.sandbox.accessKey()).with("roleArn", role.arn()))) {
            ConnectorException failure =
                    catchThrowableOfType(ConnectorException.class, () -> Aws.list(denied, Values.none()));

            assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
            assertThat(failure.code()).isEqualTo("CANNOT_ASSUME_ROLE");
        }
    }

    private List<Object> identities(Values inputs) throws Exception {
        return List.copyOf((List<?>) Aws.list(session, inputs).values().get("identities"));
    }
}
