package org.connectorkit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.sandbox.account.Role;
import org.connectorkit.sandbox.account.User;
import org.connectorkit.sandbox.inbox.Mail;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.GetSendQuotaResponse;
import software.amazon.awssdk.services.ses.model.IdentityType;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** The main paths, through the AWS SDK. */
class SesSandboxTest {

    private static final String MIME = """
            From: News <news@example.com>
            To: Shown <shown@example.org>
            Subject: =?UTF-8?B?R3LDvMOfZQ==?=
            Date: Mon, 1 Jan 2001 00:00:00 +0000
            Message-ID: <mine@example.com>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: base64

            R3LDvMOfZQ==
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="a.pdf"
            Content-Transfer-Encoding: base64

            AAEC
            --b--
            """.replace("\n", "\r\n");

    private final SesSandbox sandbox =
            SesSandbox.builder().verify("example.com").start();
    private final SesClient ses = Clients.ses(sandbox);

    @AfterEach
    void stop() {
        ses.close();
        sandbox.close();
    }

    @Test
    void keepsWhatSendEmailSent() {
        String id = ses.sendEmail(r -> r.source("News <news@example.com>")
                        .destination(d -> d.toAddresses("a@example.org")
                                .ccAddresses("c@example.org")
                                .bccAddresses("b@example.org"))
                        .message(m -> m.subject(s -> s.data("Grüße").charset("UTF-8"))
                                .body(b -> b.text(t -> t.data("Hallo Ü").charset("UTF-8"))
                                        .html(h -> h.data("<p>Hallo</p>").charset("UTF-8")))))
                .messageId();

        assertThat(id)
                .matches("[0-9a-f]{16}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-000000")
                .hasSize(60);
        SentMessage message = sandbox.inbox().find(id).orElseThrow();
        assertThat(message.envelope().sender()).isEqualTo("news@example.com");
        assertThat(message.envelope().recipients()).containsExactly("a@example.org", "c@example.org", "b@example.org");
        assertThat(message.received()).isEmpty();
        assertThat(message.request().action()).isEqualTo("SendEmail");
        assertThat(message.request().region()).isEqualTo("us-east-1");
        Mail mail = message.mail();
        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.from()).isEqualTo("News <news@example.com>");
        assertThat(mail.to()).containsExactly("a@example.org");
        assertThat(mail.cc()).containsExactly("c@example.org");
        assertThat(mail.text()).contains("Hallo Ü");
        assertThat(mail.html()).contains("<p>Hallo</p>");
        assertThat(new String(message.delivered(), UTF_8)).doesNotContain("b@example.org", "Bcc");
    }

    @Test
    void keepsRawMessagesAsReceivedAndAsDelivered() {
        String id = ses.sendRawEmail(r -> r.source("news@example.com")
                        .destinations("hidden@example.org")
                        .rawMessage(m -> m.data(SdkBytes.fromUtf8String(MIME))))
                .messageId();

        SentMessage message = sandbox.inbox().find(id).orElseThrow();
        assertThat(message.envelope().recipients()).containsExactly("hidden@example.org");
        assertThat(message.received().orElseThrow()).isEqualTo(MIME.getBytes(UTF_8));
        Mail mail = message.mail();
        assertThat(mail.headers())
                .contains("Message-ID: <" + id + "@email.amazonses.com>")
                .doesNotContain("Message-ID: <mine@example.com>", "Date: Mon, 1 Jan 2001 00:00:00 +0000");
        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.text()).contains("Grüße");
        assertThat(mail.attachments()).hasSize(1);
        assertThat(mail.attachment("a.pdf").orElseThrow().content()).containsExactly(0, 1, 2);
    }

    @Test
    void routesByHeaderWhereNoDestinationsAreGiven() {
        ses.sendRawEmail(r -> r.rawMessage(m -> m.data(SdkBytes.fromUtf8String(
                "From: n@example.com\r\nTo: T: a@x.org, b@x.org;\r\nCc: c@x.org\r\nBcc: d@x.org\r\n\r\nhi"))));

        SentMessage message = sandbox.inbox().messages().get(0);
        assertThat(message.envelope().recipients()).containsExactly("a@x.org", "b@x.org", "c@x.org", "d@x.org");
        assertThat(message.envelope().sender()).isEqualTo("n@example.com");
    }

    @Test
    void listsIdentitiesPageByPage() {
        sandbox.account().verify("a@example.org", "b@example.org").addUnverified("c@example.org", "other.example");

        List<String> names = new ArrayList<>();
        String token = null;
        int pages = 0;
        do {
            String next = token;
            var page = ses.listIdentities(
                    r -> r.identityType(IdentityType.EMAIL_ADDRESS).maxItems(2).nextToken(next));
            names.addAll(page.identities());
            token = page.nextToken();
            pages++;
        } while (token != null);

        assertThat(names).containsExactly("a@example.org", "b@example.org", "c@example.org");
        assertThat(pages).isEqualTo(2);
        assertThat(ses.listIdentities(r -> r.identityType(IdentityType.DOMAIN)).identities())
                .containsExactly("example.com", "other.example");
        assertThat(ses.listIdentities().identities()).hasSize(5);
    }

    @Test
    void verifiesIdentitiesInTheRegionThatAsks() {
        ses.verifyEmailIdentity(r -> r.emailAddress("me@new.example"));
        String token = ses.verifyDomainIdentity(r -> r.domain("new.example")).verificationToken();

        assertThat(token).hasSize(44);
        assertThat(ses.listIdentities().identities()).contains("me@new.example", "new.example");
        try (SesClient elsewhere =
                Clients.ses(sandbox.endpoint(), Clients.credentials(sandbox.accessKey()), Region.EU_WEST_1)) {
            assertThat(elsewhere.listIdentities().identities()).containsExactly("example.com");
        }
    }

    @Test
    void countsRecipientsInTheQuota() {
        ses.sendEmail(email("a@example.org", "b@example.org"));

        GetSendQuotaResponse quota = ses.getSendQuota();
        assertThat(quota.sentLast24Hours()).isEqualTo(2.0);
        assertThat(quota.max24HourSend()).isEqualTo(50_000.0);
        assertThat(quota.maxSendRate()).isEqualTo(14.0);
    }

    @Test
    void lendsRolesThatSend() {
        User flow = sandbox.account().createUser("flow");
        Role role = sandbox.account()
                .createRole("mailer")
                .trust(flow)
                .externalId("tenant-7")
                .allow("ses:Send*", "arn:aws:ses:us-east-1:123456789012:identity/example.com");

        AssumeRoleResponse assumed;
        try (StsClient sts = Clients.sts(sandbox, flow.accessKey())) {
            assumed = sts.assumeRole(
                    r -> r.roleArn(role.arn()).roleSessionName("flow-1").externalId("tenant-7"));
        }
        assertThat(assumed.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/mailer/flow-1");
        try (SesClient lent =
                        Clients.ses(sandbox.endpoint(), Clients.credentials(assumed.credentials()), Region.US_EAST_1);
                StsClient sts = Clients.sts(sandbox, Clients.credentials(assumed.credentials()), Region.EU_WEST_1)) {
            lent.sendEmail(email("a@example.org"));
            assertThat(sts.getCallerIdentity().arn())
                    .isEqualTo(assumed.assumedRoleUser().arn());
            assertThat(sts.getCallerIdentity().userId())
                    .isEqualTo(assumed.assumedRoleUser().assumedRoleId());
        }
        assertThat(sandbox.inbox().messages().get(0).request().callerArn())
                .isEqualTo(assumed.assumedRoleUser().arn());
    }

    @Test
    void awaitsAMessage() throws InterruptedException {
        Thread sender = new Thread(() -> ses.sendEmail(email("late@example.org")));
        sender.start();

        assertThat(sandbox.inbox()
                        .await(m -> m.envelope().recipients().contains("late@example.org"), Duration.ofSeconds(20)))
                .isPresent();
        sender.join();
        assertThat(sandbox.inbox().await(m -> false, Duration.ofMillis(1))).isEmpty();
    }

    private static SendEmailRequest email(String... to) {
        return SendEmailRequest.builder()
                .source("news@example.com")
                .destination(d -> d.toAddresses(to))
                .message(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t"))))
                .build();
    }
}
