package org.connectorkit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.connectorkit.sandbox.SesSandbox;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SenderTest {

    /** What is compared must be the same email. */
    @ParameterizedTest
    @EnumSource
    void everySenderSendsTheSameEmail(Sender.Kind kind, @TempDir Path folder) throws Exception {
        try (SesSandbox sandbox = SesSandbox.builder().verify("example.com").start();
                Sender sender = kind.open(
                        sandbox.endpoint(),
                        SesSandbox.DEFAULT_ACCESS_KEY.id(),
                        SesSandbox.DEFAULT_ACCESS_KEY.secret())) {
            sandbox.account().relax(org.connectorkit.sandbox.account.Rule.SEND_RATE);
            for (Workload workload : Workload.values()) {
                Path file = workload.writeFile(folder);

                String id = sender.send(workload, file);

                SentMessage sent =
                        sandbox.inbox().messages().get(sandbox.inbox().size() - 1);
                assertThat(sent.messageId()).isEqualTo(id);
                assertThat(sent.envelope().recipients()).containsExactly(Workload.RECIPIENT);
                assertThat(sent.mail().from()).isEqualTo(Workload.SENDER);
                assertThat(sent.mail().subject()).isEqualTo(Workload.SUBJECT);
                assertThat(sent.mail()
                                .text()
                                .orElseThrow()
                                .replace("\r\n", "\n")
                                .strip())
                        .isEqualTo(Workload.BODY.strip());
                assertThat(sent.mail().html().isPresent()).isEqualTo(workload.html());
                if (file != null) {
                    assertThat(sent.mail()
                                    .attachment(
                                            kind == Sender.Kind.CONNECTOR
                                                    ? "report.bin"
                                                    : file.getFileName().toString())
                                    .orElseThrow()
                                    .content())
                            .isEqualTo(Files.readAllBytes(file));
                }
            }
        }
    }
}
