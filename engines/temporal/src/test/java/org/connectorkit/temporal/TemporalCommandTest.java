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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The options of the worker's command, on Temporal's test server. */
class TemporalCommandTest {

    private static final int REFUSED = 2;

    @TempDir
    Path folder;

    private final CompletableFuture<PollActivityTaskQueueRequest> firstPoll = new CompletableFuture<>();
    private final List<ConnectorException> failures = new ArrayList<>();
    private final StringWriter usage = new StringWriter();
    private TestEnvironment environment;
    private TemporalTestServer server;

    @BeforeEach
    void start() {
        server = TemporalTestServer.start(0, new Seen());
        environment = new TestEnvironment(
                folder, () -> firstPoll.orTimeout(20, TimeUnit.SECONDS).join());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int run(String... arguments) {
        return new CommandLine(new TemporalCommand(environment))
                .setOut(new PrintWriter(usage, true))
                .setErr(new PrintWriter(usage, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    assertThat(failure).isInstanceOf(ConnectorException.class);
                    failures.add((ConnectorException) failure);
                    return REFUSED;
                })
                .execute(arguments);
    }

    private ConnectorException refused(String... arguments) {
        assertThat(run(arguments)).isEqualTo(REFUSED);
        assertThat(environment.messages).isEmpty();
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(run("--help")).isZero();

        assertThat(usage.toString())
                .contains("--target", "--namespace", "--queue", "--tls", "--concurrent", "--rate")
                .contains("--ledger", "--ledger-user", "--lease")
                .contains("127.0.0.1:7233");
    }

    @Test
    void itSaysWhatItServesAndWhereItsLedgerIs() {
        assertThat(run("--target", server.target(), "--queue", "mails")).isZero();

        assertThat(environment.messages)
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
        assertThat(run("--target", server.target(), "--rate", "14.5")).isZero();

        TaskQueueMetadata metadata = firstPoll.join().getTaskQueueMetadata();
        assertThat(metadata.getMaxTasksPerSecond().getValue()).isEqualTo(14.5);
    }

    @Test
    void withoutARateTheQueueHasNoLimit() {
        assertThat(run("--target", server.target())).isZero();

        assertThat(firstPoll.join().getTaskQueueMetadata().hasMaxTasksPerSecond())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "localhost:",
                "localhost:x",
                ":7233",
                "localhost:0",
                "localhost:65536",
                "http://localhost:7233",
                "localhost:7233/x",
                "user@localhost:7233",
                "two words:7233"
            })
    void aTargetThatIsNoHostAndPortIsRefused(String target) {
        ConnectorException failure = refused("--target", target);

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure).hasMessage("--target '" + target + "' is no host and port.");
        assertThat(failure.nextStep()).contains("Write --target 127.0.0.1:7233.");
    }

    @ParameterizedTest
    @CsvSource({"--concurrent, 0", "--concurrent, -1", "--rate, -1", "--rate, NaN", "--lease, 0"})
    void aNumberThatLeavesAWorkerWithoutWorkIsRefused(String option, String value) {
        ConnectorException failure = refused("--target", server.target(), option, value);

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.nextStep().orElseThrow()).contains(option);
    }

    @Test
    void aNamespaceThatTheServerDoesNotHaveIsNamed() {
        ConnectorException failure = refused("--target", server.target(), "--namespace", Seen.UNKNOWN);

        assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
        assertThat(failure)
                .hasMessage("the Temporal server at " + server.target() + " has no namespace '" + Seen.UNKNOWN + "'");
        assertThat(failure.nextStep().orElseThrow()).contains("--namespace");
    }

    @Test
    void aNamespaceThatTheWorkerMayNotEnterIsNamed() {
        ConnectorException failure = refused("--target", server.target(), "--namespace", Seen.FORBIDDEN);

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
