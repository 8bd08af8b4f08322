package org.connectorkit.camunda;

import io.camunda.client.CamundaClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.connectorkit.engine.testing.SandboxHost;
import org.connectorkit.host.ConnectorHost;
import org.connectorkit.ledger.ExecutionLedger;
import org.connectorkit.ledger.LedgerSettings;
import org.connectorkit.ledger.StepRunner;
import org.connectorkit.ses.SesConnector;

/** A worker in a process of its own, which can be killed. Its secret comes by standard input. */
final class CamundaWorkerProcess {

    static final String READY = "ready";

    /** The environment variables of a PostgreSQL that several workers share. */
    static final String LEDGER_URL = "LEDGER_POSTGRESQL_URL";

    static final String LEDGER_USER = "LEDGER_POSTGRESQL_USER";
    static final String LEDGER_PASSWORD = "LEDGER_POSTGRESQL_PASSWORD";

    private CamundaWorkerProcess() {}

    /** Starts one and waits until it asks for jobs; the caller kills it. */
    static Process start(String target, URI endpoint, String keyId, String secret, String ledgerUrl, Path log)
            throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.logFile=System.err",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CamundaWorkerProcess.class.getName(),
                        target,
                        endpoint.toString(),
                        keyId,
                        ledgerUrl))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.outputWriter().append(secret).append('\n').flush();
        String line = process.inputReader().readLine();
        if (!READY.equals(line)) {
            process.destroyForcibly();
            throw new IOException("the worker said '" + line + "'; its log is " + log);
        }
        return process;
    }

    public static void main(String[] arguments) throws IOException {
        String secret = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        ConnectorHost host = SandboxHost.builder(URI.create(arguments[1]), arguments[2], secret)
                .addConnector(new SesConnector())
                .build();
        LedgerSettings.Builder settings = arguments[3].equals(System.getenv(LEDGER_URL))
                ? LedgerSettings.database(arguments[3], System.getenv(LEDGER_USER), System.getenv(LEDGER_PASSWORD))
                : LedgerSettings.database(arguments[3], "sa", "");
        ExecutionLedger ledger =
                ExecutionLedger.open(settings.lease(Duration.ofSeconds(1)).build());
        CamundaWorker.start(
                CamundaClient.newClientBuilder()
                        .applyEnvironmentVariableOverrides(false)
                        .grpcAddress(URI.create("http://" + arguments[0]))
                        .preferRestOverGrpc(false),
                CamundaWorkerSettings.builder("test")
                        .concurrentSteps(4)
                        .jobTimeout(Duration.ofSeconds(3))
                        .backOff(Duration.ofMillis(200))
                        .build(),
                host,
                new StepRunner(host, ledger));
        System.out.println(READY);
        new CompletableFuture<Void>().join();
    }
}
