package org.connectorkit.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.temporal.api.taskqueue.v1.TaskQueueMetadata;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.connectorkit.engine.testing.TestCommand;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of the worker's command, on Temporal's test server. */
class TemporalCommandTest {

    @TempDir
    Path folder;

    private final CompletableFuture<PollActivityTaskQueueRequest> firstPoll = new CompletableFuture<>();
    private TestCommand command;
    private TemporalTestServer server;

    @BeforeEach
    void start() {
        server = TemporalTestServer.start(0, new Seen());
        command = new TestCommand(TemporalCommand::new, folder, () -> firstPoll
                .orTimeout(20, TimeUnit.SECONDS)
                .join());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(command.run("--help")).isZero();

        assertThat(command.usage())
                .contains("--target", "--namespace", "--queue", "--tls", "--concurrent", "--rate")
                .contains("--ledger", "--ledger-user", "--lease")
                .contains("127.0.0.1:7233");
    }

    @Test
    void itSaysWhatItServesAndWhereItsLedgerIs() {
        assertThat(command.run("--target", server.target(), "--queue", "mails")).isZero();

        assertThat(command.messages())
                .singleElement()
                .asString()
                .contains(
                        "task queue mails",
                        server.target(),
                        "namespace default",
                        folder.resolve("ledger").toString());
        assertThat(firstPoll.join().getTaskQueue().getName()).isEqualTo("mails");
    }

    @Test
    void theRateIsTemporalsLimitOfTheQueue() {
        assertThat(command.run("--target", server.target(), "--rate", "14.5")).isZero();

        TaskQueueMetadata metadata = firstPoll.join().getTaskQueueMetadata();
        assertThat(metadata.getMaxTasksPerSecond().getValue()).isEqualTo(14.5);
    }

    @Test
    void withoutARateTheQueueHasNoLimit() {
        assertThat(command.run("--target", server.target())).isZero();

        assertThat(firstPoll.join().getTaskQueueMetadata().hasMaxTasksPerSecond())
                .isFalse();
    }

    @Test
    void aTargetThatIsNoHostAndPortIsRefused() {
        assertThat(command.refused("--target", "localhost")).hasMessage("--target 'localhost' is no host and port.");
    }

    @ParameterizedTest
    @CsvSource({"--concurrent, 0", "--concurrent, -1", "--rate, 0", "--rate, -1", "--rate, NaN", "--queue, ' '"})
    void aNumberThatLeavesAWorkerWithoutWorkIsRefused(String option, String value) {
        ConnectorException failure = command.refused("--target", server.target(), option, value);

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.nextStep().orElseThrow()).contains(option);
    }

    @Test
    void aNamespaceThatTheServerDoesNotHaveIsNamed() {
        ConnectorException failure = command.refused("--target", server.target(), "--namespace", Seen.UNKNOWN);

        assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
        assertThat(failure)
                .hasMessage("the Temporal server at " + server.target() + " has no namespace '" + Seen.UNKNOWN + "'");
        assertThat(failure.nextStep().orElseThrow()).contains("--namespace");
    }

    @Test
    void aNamespaceThatTheWorkerMayNotEnterIsNamed() {
        ConnectorException failure = command.refused("--target", server.target(), "--namespace", Seen.FORBIDDEN);

        assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
        assertThat(failure).hasMessageContaining("'" + Seen.FORBIDDEN + "': PERMISSION_DENIED");
        assertThat(failure.nextStep().orElseThrow()).contains("TEMPORAL_API_KEY");
    }

    /** Sees the polls, and refuses namespaces as a server does that does not make up each one that is named. */
    private final class Seen implements ServerInterceptor {

        static final String UNKNOWN = "unknown";
        static final String FORBIDDEN = "forbidden";

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
                private boolean closed;

                @Override
                public void onMessage(Q message) {
                    if (message instanceof PollActivityTaskQueueRequest poll) {
                        firstPoll.complete(poll);
                    }
                    Status refusal = message instanceof DescribeNamespaceRequest asked ? refusal(asked) : null;
                    if (refusal == null) {
                        super.onMessage(message);
                    } else {
                        closed = true;
                        call.close(refusal, new Metadata());
                    }
                }

                @Override
                public void onHalfClose() {
                    if (!closed) {
                        super.onHalfClose();
                    }
                }
            };
        }

        private static @Nullable Status refusal(DescribeNamespaceRequest asked) {
            return switch (asked.getNamespace()) {
                case UNKNOWN -> Status.NOT_FOUND;
                case FORBIDDEN -> Status.PERMISSION_DENIED;
                default -> null;
            };
        }
    }
}
