package org.connectorkit.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorkit.sandbox.assertion.InboxAssertions.assertThat;

import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.account.Account;
import org.connectorkit.sandbox.fault.Fault;
import org.connectorkit.sandbox.fault.Faults;
import org.connectorkit.sandbox.inbox.Inbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ses.SesClient;

/** The extension, used as anyone would. */
@WithSesSandbox(verified = "shop.example", systemProperties = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithSesSandboxTest {

    @BeforeEach
    void setUp(Account account) {
        account.verify("extra@x.org");
    }

    @AfterAll
    static void leavesNoPropertiesBehind() {
        assertThat(System.getProperty("aws.endpointUrl")).isNull();
        assertThat(System.getProperty("aws.secretAccessKey")).isNull();
    }

    @Test
    @Order(1)
    void findsTheSandboxByTheSystemProperties(Inbox inbox) {
        send("news@shop.example");

        assertThat(inbox).hasOneMessage().isSentBy("news@shop.example").hasSubject("Hello");
    }

    @Test
    @Order(2)
    void startsEachTestAfresh(SesSandbox sandbox, Inbox inbox, Account account, Faults faults) {
        assertThat(inbox).isEmpty();
        assertThat(sandbox.inbox() == inbox).isTrue();
        assertThat(sandbox.account()).isSameAs(account);
        assertThat(account.identities().in("eu-west-1")).hasSize(2);
        faults.next("SendEmail", Fault.swallowedReply());
        assertThat(sandbox.faults().pending()).isEqualTo(1);
    }

    @Test
    @Order(3)
    @WithSesSandbox(verified = "other.example")
    void prefersTheAnnotationOfTheMethod(Account account) {
        assertThat(account.identities().find("other.example", "us-east-1")).isPresent();
        assertThat(account.identities().find("shop.example", "us-east-1")).isEmpty();
        assertThat(System.getProperty("aws.endpointUrl")).isNull();
    }

    @Nested
    class Inside {

        @Test
        void inheritsTheSandbox(Inbox inbox) {
            send("news@shop.example");

            assertThat(inbox).hasMessages(1);
        }
    }

    private static void send(String source) {
        try (SesClient ses = SesClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            ses.sendEmail(r -> r.source(source)
                    .destination(d -> d.toAddresses("ann@example.org"))
                    .message(m -> m.subject(s -> s.data("Hello")).body(b -> b.text(t -> t.data("t")))));
        }
    }
}
