package org.connectorkit.benchmarks;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.connectorkit.host.Invocation;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the host does before an action runs: binds the inputs, looks up the connection, validates both, asks the connector. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BindingBenchmark {

    private final ConnectorSender sender =
            new ConnectorSender(URI.create("http://127.0.0.1:9"), "AKIAIOSFODNN7EXAMPLE", "secret");

    private final Invocation invocation = Invocation.builder("aws-ses", "sendEmail")
            .inputs(ConnectorSender.inputs(Workload.TEXT_AND_HTML, null))
            .build();

    /** Opens the session, as before every send but the first; nothing listens at its endpoint. */
    @Setup
    public void openSession() {
        try {
            sender.host().invoke(invocation);
        } catch (ConnectorException e) {
            if (e.kind() != ErrorKind.UNAVAILABLE) {
                throw e;
            }
        }
    }

    /** Ends its threads. */
    @TearDown
    public void close() {
        sender.close();
    }

    /** A typical sendEmail input. */
    @Benchmark
    public List<InputProblem> bindAndValidate() {
        return sender.host().validate(invocation);
    }
}
