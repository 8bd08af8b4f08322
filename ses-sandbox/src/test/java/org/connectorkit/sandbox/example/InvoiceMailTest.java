package org.connectorkit.sandbox.example;

import static org.connectorkit.sandbox.assertion.InboxAssertions.assertThat;

import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.inbox.Inbox;
import org.connectorkit.sandbox.junit.WithSesSandbox;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

@WithSesSandbox(verified = "example.com")
class InvoiceMailTest {

    @Test
    void sendsTheInvoice(SesSandbox sandbox, Inbox inbox) {
        try (SesClient ses = SesClient.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        sandbox.accessKey().id(), sandbox.accessKey().secret())))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            ses.sendEmail(r -> r.source("billing@example.com")
                    .destination(d -> d.toAddresses("ann@example.org").bccAddresses("archive@example.com"))
                    .message(m -> m.subject(s -> s.data("Your invoice")).body(b -> b.text(t -> t.data("Dear Ann")))));
        }

        assertThat(inbox)
                .hasOneMessage()
                .hasSubject("Your invoice")
                .isDeliveredTo("ann@example.org", "archive@example.com")
                .hides("archive@example.com")
                .hasText("Dear Ann");
    }
}
