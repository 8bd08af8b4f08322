package org.connectorkit.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Measures what each HTTP client costs by itself: a form of a small email, one of a 7 MiB file, and the first one of a process. */
public final class HttpClients {

    static final int SMALL = 2_000;
    static final String FIRST = "first form of a process";

    private static final int LARGE = 13_000_000;
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final int ROUNDS = 5;
    private static final int STARTS = 7;

    private HttpClients() {}

    /** Takes the folder for the results. */
    public static void main(String[] arguments) throws Exception {
        Path results = Files.createDirectories(Path.of(arguments[0]));
        List<String> lines = new ArrayList<>(List.of("step,client,round,value,bytes"));
        try (TemporaryFolder folder = TemporaryFolder.create();
                AnsweringEnd end = AnsweringEnd.start(folder.path())) {
            measure(lines, "small form on 1 thread", end, SMALL, 1);
            measure(lines, "small form on 4 threads", end, SMALL, 4);
            measure(lines, "small form on 16 threads", end, SMALL, 16);
            measure(lines, "13 MB form on 1 thread", end, LARGE, 1);
            measure(lines, "13 MB form on 4 threads", end, LARGE, 4);
            for (int round = 1; round <= STARTS; round++) {
                for (HttpClientKind kind : HttpClientKind.values()) {
                    lines.add(String.format(Locale.ROOT, "%s,%s,%d,%s,0", FIRST, kind, round, firstPost(kind, end)));
                }
            }
        }
        Files.write(results.resolve("http-clients.csv"), lines);
    }

    private static void measure(List<String> lines, String step, AnsweringEnd end, int bodyBytes, int threads)
            throws ExecutionException, InterruptedException {
        Map<HttpClientKind, Poster> posters = new EnumMap<>(HttpClientKind.class);
        try {
            for (HttpClientKind kind : HttpClientKind.values()) {
                Poster poster = new Poster(kind.open(), end.endpoint(), bodyBytes);
                posters.put(kind, poster);
                Slice.measure(poster, Workload.TEXT, null, threads, TURN.multipliedBy(2));
            }
            for (int round = 1; round <= ROUNDS; round++) {
                for (Map.Entry<HttpClientKind, Poster> poster : posters.entrySet()) {
                    Slice slice = Slice.measure(poster.getValue(), Workload.TEXT, null, threads, TURN);
                    lines.add(String.format(
                            Locale.ROOT,
                            "%s,%s,%d,%.2f,%.0f",
                            step,
                            poster.getKey(),
                            round,
                            1e6 / slice.sendsPerSecond(),
                            slice.bytesPerSend()));
                }
            }
        } finally {
            posters.values().forEach(Poster::close);
        }
    }

    private static String firstPost(HttpClientKind kind, AnsweringEnd end) throws IOException, InterruptedException {
        Process process = Jvm.start(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                FirstPost.class,
                List.of(kind.name(), end.endpoint().toString()));
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(kind + " posted nothing: " + printed);
        }
        return printed.strip();
    }
}
