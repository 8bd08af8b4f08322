package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.FileValue;
import org.connectorkit.spi.InputProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SendEmailActionTest {

    private final Aws aws = new Aws();
    private final SesSession session = aws.open();

    @AfterEach
    void close() {
        session.close();
        aws.close();
    }

    @Test
    @Tag("ses-1.24")
    void sendsOneEmailAndTellsItsIdAndCounts() throws Exception {
        ActionResult result = Aws.send(
                session,
                Aws.email()
                        .with(SendEmailAction.CC, List.of("cc@example.com"))
                        .with(SendEmailAction.BCC, List.of("bcc@example.com")));

        SentMessage sent = onlyMessage();
        assertThat(result.values())
                .containsEntry("messageId", sent.messageId())
                .containsEntry("requestId", sent.request().requestId())
                .containsEntry("recipients", Map.of("to", 1, "cc", 1, "bcc", 1, "total", 3))
                .containsEntry("messageBytes", (long) sent.received().orElseThrow().length);
        assertThat(sent.mail().subject()).isEqualTo("Greetings");
        assertThat(sent.mail().text())
                .hasValueSatisfying(text -> assertThat(text).contains("Hello."));
    }

    @Test
    @Tag("peer-bug-10")
    @Tag("peer-bug-11")
    @Tag("ses-1.09")
    @Tag("ses-1.10")
    void putsEveryRecipientIntoTheEnvelopeAndBccNowhereElse() throws Exception {
        Aws.send(
                session,
                Aws.email()
                        .with(SendEmailAction.CC, List.of("cc@example.com"))
                        .with(SendEmailAction.BCC, List.of("hidden@example.com")));

        SentMessage sent = onlyMessage();
        assertThat(sent.envelope().recipients())
                .containsExactly("to@example.com", "cc@example.com", "hidden@example.com");
        assertThat(raw(sent)).doesNotContainIgnoringCase("hidden@").doesNotContainIgnoringCase("bcc");
    }

    @Test
    @Tag("peer-bug-12")
    @Tag("ses-1.04")
    void sendsToBccAlone() throws Exception {
        Aws.send(
                session,
                Aws.email().without(SendEmailAction.TO).with(SendEmailAction.BCC, List.of("hidden@example.com")));

        assertThat(onlyMessage().envelope().recipients()).containsExactly("hidden@example.com");
        assertThat(raw(onlyMessage())).doesNotContain("To:");
    }

    @Test
    @Tag("peer-bug-09")
    @Tag("ses-1.05")
    @Tag("ses-1.11")
    void agreesOnTheSenderInHeaderAndEnvelope() throws Exception {
        Aws.send(session, Aws.email().with(SendEmailAction.SENDER, "\"Müller, Jörg\" <jm@example.com>"));

        assertThat(onlyMessage().envelope().sender()).isEqualTo("jm@example.com");
        assertThat(onlyMessage().mail().from()).contains("Müller, Jörg").contains("jm@example.com");
    }

    @Test
    @Tag("peer-bug-16")
    @Tag("ses-1.23")
    void writesAnInternationalDomainAsPunycodeInHeaderAndEnvelope() throws Exception {
        Aws.send(session, Aws.email().with(SendEmailAction.TO, List.of("Zoë <info@bücher.example>")));

        assertThat(onlyMessage().envelope().recipients()).containsExactly("info@xn--bcher-kva.example");
        assertThat(onlyMessage().mail().to()).containsExactly("info@xn--bcher-kva.example");
    }

    @Test
    @Tag("peer-bug-13")
    @Tag("ses-3.04")
    void leavesOutBlankListsAndItems() throws Exception {
        Aws.send(
                session,
                Aws.email()
                        .with(SendEmailAction.TO, List.of("to@example.com", " ", ""))
                        .with(SendEmailAction.REPLY_TO, List.of("")));

        assertThat(onlyMessage().envelope().recipients()).containsExactly("to@example.com");
        assertThat(raw(onlyMessage())).doesNotContain("Reply-To");
        assertThat(onlyMessage().request().parameters().keySet()).noneMatch(key -> key.startsWith("ReplyTo"));
    }

    @Test
    @Tag("ses-1.12")
    void neverNeedsAVerifiedReplyTo() throws Exception {
        Aws.send(session, Aws.email().with(SendEmailAction.REPLY_TO, List.of("anyone@elsewhere.test")));

        assertThat(onlyMessage().mail().replyTo()).containsExactly("anyone@elsewhere.test");
    }

    /** A second message starts from nothing of the first one. */
    @Test
    @Tag("peer-bug-extra-airflow-headers")
    void keepsNothingOfTheMessageBefore() throws Exception {
        Aws.send(session, Aws.email().with(SendEmailAction.REPLY_TO, List.of("reply@example.com")));
        Aws.send(session, Aws.email().with(SendEmailAction.SUBJECT, "Second"));

        assertThat(raw(aws.sandbox.inbox().messages().get(1))).doesNotContain("Reply-To");
    }

    @Test
    @Tag("peer-bug-19")
    @Tag("peer-bug-21")
    void attachesFilesToTextAndHtml() throws Exception {
        byte[] every = new byte[256 * 20];
        IntStream.range(0, every.length).forEach(i -> every[i] = (byte) i);
        Aws.send(
                session,
                Aws.email()
                        .with(SendEmailAction.HTML, "<p>Hello.</p>")
                        .with(
                                SendEmailAction.ATTACHMENTS,
                                List.of(
                                        new Entry<>("rapport d'été.pdf", Values.file(every)),
                                        new Entry<>("empty.bin", Values.file(new byte[0])),
                                        new Entry<>("test.txt", Values.file("test")))));

        var mail = onlyMessage().mail();
        assertThat(mail.text()).isPresent();
        assertThat(mail.html()).isPresent();
        assertThat(mail.attachment("rapport d'été.pdf").orElseThrow().content()).isEqualTo(every);
        assertThat(mail.attachment("empty.bin").orElseThrow().content()).isEmpty();
        assertThat(mail.attachment("test.txt").orElseThrow().content())
                .asString()
                .isEqualTo("test");
    }

    @Test
    @Tag("peer-bug-23")
    void carriesEveryPunctuationMarkAndLongBodies() throws Exception {
        String text = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ äöü € 😀 ".repeat(400);
        Aws.send(session, Aws.email().with(SendEmailAction.TEXT, text));

        assertThat(onlyMessage().mail().text().orElseThrow().strip()).isEqualTo(text.strip());
    }

    @Test
    @Tag("peer-bug-14")
    @Tag("ses-1.01")
    void accepts50RecipientsAndRefuses51BeforeAnyCall() throws Exception {
        List<String> fifty =
                IntStream.range(0, 50).mapToObj(i -> "r" + i + "@example.com").toList();
        Aws.send(session, Aws.email().with(SendEmailAction.TO, fifty));
        assertThat(onlyMessage().envelope().recipients()).hasSize(50);

        ConnectorException failure = refused(
                Aws.email().with(SendEmailAction.TO, fifty).with(SendEmailAction.CC, List.of("one-more@example.com")));

        assertThat(failure.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("51")
                .contains("50"));
    }

    @Test
    void namesEveryProblemAtOnceWithItsPlace() throws Exception {
        ConnectorException failure = refused(Aws.email()
                .with(SendEmailAction.TO, List.of("good@example.com", "a@b@c", "d;e"))
                .with(SendEmailAction.REPLY_TO, List.of("jörg@example.com"))
                .with(SendEmailAction.SENDER, "nobody")
                .with(SendEmailAction.SUBJECT, "a\u0007b")
                .with(
                        SendEmailAction.ATTACHMENTS,
                        List.of(new Entry<>("ok.pdf", Values.file("x")), new Entry<>("virus.EXE", Values.file("x")))));

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.problems())
                .extracting(InputProblem::path)
                .containsExactlyInAnyOrder(
                        "toAddresses[1]",
                        "toAddresses[2]",
                        "replyTo[0]",
                        "sender",
                        "subject",
                        "attachments[\"virus.EXE\"]");
    }

    @Test
    @Tag("peer-bug-24")
    @Tag("ses-1.03")
    void refusesAMessageThatIsTooLargeAfterEncodingAndNamesTheLargestFile() throws Exception {
        ConnectorException failure = refused(Aws.email()
                .with(
                        SendEmailAction.ATTACHMENTS,
                        List.of(
                                new Entry<>("small.txt", Values.file("x")),
                                new Entry<>("huge.bin", Values.file(new byte[8 * 1024 * 1024])))));

        assertThat(failure.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("attachments[\"huge.bin\"]");
            assertThat(problem.message()).contains("10,485,760").contains("8,388,608");
        });
    }

    /** The check before the call must not read files; a file that hides its size is measured by the action itself. */
    @Test
    void measuresAFileOfUnknownSizeBeforeTheCall() throws Exception {
        byte[] huge = new byte[8 * 1024 * 1024];
        Values inputs =
                Aws.email().with(SendEmailAction.ATTACHMENTS, List.of(new Entry<>("huge.bin", ofUnknownSize(huge))));

        assertThat(Aws.SEND.validate(inputs)).isEmpty();
        assertThat(refused(inputs).problems())
                .extracting(InputProblem::path)
                .containsExactly("attachments[\"huge.bin\"]");
    }

    @Test
    void refusesMoreThanTheOperatorAllows() throws Exception {
        try (SesSession small = Aws.open(
                Aws.ACCESS_KEY,
                Aws.keys(aws.sandbox.accessKey()),
                aws.settings().with("maxMessageBytes", 1_000L),
                Clock.systemUTC())) {
            ConnectorException failure = catchThrowableOfType(
                    ConnectorException.class,
                    () -> Aws.send(small, Aws.email().with(SendEmailAction.HTML, "x".repeat(1_000))));

            assertThat(failure.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.path()).isEqualTo("html");
                assertThat(problem.message()).contains("1,000");
            });
        }
        assertThat(aws.sandbox.inbox().size()).isZero();
    }

    @Test
    void refusesARegionThatTheOperatorDoesNotAllow() throws Exception {
        try (SesSession european = Aws.open(
                Aws.ACCESS_KEY,
                Aws.keys(aws.sandbox.accessKey()),
                aws.settings().with("regions", List.of("eu-west-1")),
                Clock.systemUTC())) {
            ConnectorException failure =
                    catchThrowableOfType(ConnectorException.class, () -> Aws.send(european, Aws.email()));

            assertThat(failure.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.path()).isEqualTo("awsRegion");
                assertThat(problem.message()).contains("us-east-1").contains("eu-west-1");
            });
        }
    }

    @Test
    void reportsAFileThatCannotBeRead() throws Exception {
        FileValue gone = new FileValue() {
            @Override
            public OptionalLong size() {
                return OptionalLong.of(3);
            }

            @Override
            public Optional<String> contentType() {
                return Optional.empty();
            }

            @Override
            public InputStream open() throws IOException {
                throw new NoSuchFileException("gone.txt");
            }
        };

        ConnectorException failure =
                refused(Aws.email().with(SendEmailAction.ATTACHMENTS, List.of(new Entry<>("gone.txt", gone))));

        assertThat(failure.problems()).extracting(InputProblem::path).containsExactly("attachments[\"gone.txt\"]");
    }

    @Test
    @Tag("wanted-3")
    void previewsTheMessageAndItsEnvelopeWithoutACall() throws Exception {
        Values inputs = Aws.email().with(SendEmailAction.BCC, List.of("hidden@example.com"));
        ActionResult preview = Aws.SEND.preview(Aws.context(session, inputs, Aws.TIME));

        assertThat(preview.values())
                .containsEntry("sender", "sender@example.com")
                .containsEntry("recipients", List.of("to@example.com", "hidden@example.com"));
        assertThat((String) preview.values().get("message"))
                .contains("Subject: Greetings\r\n")
                .contains("Hello.")
                .doesNotContain("hidden@example.com");
        assertThat(aws.sandbox.inbox().size()).isZero();
    }

    @Test
    @Tag("wanted-3")
    void previewsEachPartWithItsTypeNameAndSize() throws Exception {
        Values inputs = Aws.email()
                .with(SendEmailAction.ATTACHMENTS, List.of(new Entry<>("../a.pdf", Values.file(new byte[57]))));
        ActionResult preview = Aws.SEND.preview(Aws.context(session, inputs, Aws.TIME));

        assertThat((List<?>) preview.values().get("parts"))
                .hasToString("[{contentType=text/plain; charset=UTF-8, fileName=null, bytes=6},"
                        + " {contentType=application/pdf, fileName=a.pdf, bytes=76}]");
    }

    @Test
    @Tag("ses-1.13")
    void explainsASenderThatIsNotVerified() throws Exception {
        ConnectorException failure = refused(Aws.email().with(SendEmailAction.SENDER, "stranger@elsewhere.test"));

        assertThat(failure.kind()).isEqualTo(ErrorKind.REJECTED);
        assertThat(failure.code()).isEqualTo("IDENTITY_NOT_VERIFIED");
        assertThat(failure.serviceCode()).contains("MessageRejected");
        assertThat(failure.requestId()).isPresent();
        assertThat(failure).hasMessageContaining("stranger@elsewhere.test");
        assertThat(failure.nextStep())
                .hasValueSatisfying(step -> assertThat(step).contains("Verify the sender"));
    }

    @Test
    @Tag("ses-1.14")
    void explainsTheSesSandbox() throws Exception {
        aws.sandbox.account().inSandbox(true);

        ConnectorException failure = refused(Aws.email().with(SendEmailAction.TO, List.of("stranger@elsewhere.test")));

        assertThat(failure.code()).isEqualTo("IDENTITY_NOT_VERIFIED");
        assertThat(failure.nextStep())
                .hasValueSatisfying(step -> assertThat(step).contains("production access"));
    }

    @Test
    @Tag("ses-1.20")
    void explainsAPausedAccount() throws Exception {
        aws.sandbox.account().paused(true);

        assertThat(refused(Aws.email()).code()).isEqualTo("ACCOUNT_PAUSED");
    }

    @Test
    @Tag("ses-1.28")
    @Tag("ses-6.6")
    void namesTheStatementThatIsMissing() throws Exception {
        var reader = aws.sandbox.account().createUser("reader").allow("ses:ListIdentities");
        try (SesSession limited = aws.open(Aws.ACCESS_KEY, Aws.keys(reader.accessKey()))) {
            ConnectorException failure =
                    catchThrowableOfType(ConnectorException.class, () -> Aws.send(limited, Aws.email()));

            assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
            assertThat(failure.code()).isEqualTo("PERMISSION_MISSING");
            assertThat(failure.nextStep())
                    .hasValueSatisfying(step -> assertThat(step).contains("\"Action\": \"ses:SendRawEmail\""));
        }
    }

    private ConnectorException refused(Values inputs) {
        int before = aws.sandbox.inbox().size();
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> Aws.send(session, inputs));
        assertThat(aws.sandbox.inbox().size()).isEqualTo(before);
        assertThat(failure).isNotNull();
        return failure;
    }

    private SentMessage onlyMessage() {
        assertThat(aws.sandbox.inbox().messages()).hasSize(1);
        return aws.sandbox.inbox().messages().get(0);
    }

    private static String raw(SentMessage sent) {
        return new String(sent.received().orElseThrow(), StandardCharsets.US_ASCII);
    }

    private static FileValue ofUnknownSize(byte[] bytes) {
        FileValue known = Values.file(bytes);
        return new FileValue() {
            @Override
            public OptionalLong size() {
                return OptionalLong.empty();
            }

            @Override
            public Optional<String> contentType() {
                return Optional.empty();
            }

            @Override
            public InputStream open() throws IOException {
                return known.open();
            }
        };
    }
}
