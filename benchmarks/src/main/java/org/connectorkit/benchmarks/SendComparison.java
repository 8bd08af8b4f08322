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
import org.connectorkit.sandbox.SesSandbox;
import org.jspecify.annotations.Nullable;

/**
 * Sends the same emails in turns through the connector, the plain AWS SDK and Apache Camel, in one process, and writes what
 * each turn gave as CSV.
 */
public final class SendComparison {

    private static final int ROUNDS = 5;

    /** The first workload would otherwise be measured while its code is interpreted. */
    private static final Duration UNTIL_COMPILED = Duration.ofSeconds(8);

    private static final int MANY_THREADS = 64;

    private SendComparison() {}

    /** Takes the folder for the results, and {@code --quick} for fewer and shorter turns. */
    public static void main(String[] arguments) throws Exception {
        Path results = Path.of(arguments[0]);
        boolean quick = List.of(arguments).contains("--quick");
        Files.createDirectories(results);
        try (TemporaryFolder temporary = TemporaryFolder.create();
                AnsweringEnd end = AnsweringEnd.start(temporary.path())) {
            Path folder = temporary.path();
            List<String> lines = new ArrayList<>();
            lines.add("# " + environment(end, quick));
            lines.add("workload,threads,round,sender,sends,seconds,sends_per_second,p50_us,p99_us,bytes_per_send,"
                    + "peak_heap_mib");
            compare(end, folder, quick, lines);
            Files.write(results.resolve("sends.csv"), lines);
            Files.write(results.resolve("heap.csv"), boundedHeap(end, folder));
        }
    }

    private static void compare(AnsweringEnd end, Path folder, boolean quick, List<String> lines) throws Exception {
        Map<Sender.Kind, Sender> senders = new EnumMap<>(Sender.Kind.class);
        try {
            for (Sender.Kind kind : Sender.Kind.values()) {
                senders.put(
                        kind,
                        kind.open(
                                end.endpoint(),
                                SesSandbox.DEFAULT_ACCESS_KEY.id(),
                                SesSandbox.DEFAULT_ACCESS_KEY.secret()));
            }
            List<Workload> workloads = quick
                    ? List.of(Workload.TEXT, Workload.FILE_1_MIB, Workload.FILE_7_MIB)
                    : List.of(Workload.values());
            for (Sender sender : senders.values()) {
                Slice.measure(sender, Workload.TEXT, null, 1, UNTIL_COMPILED);
            }
            for (Workload workload : workloads) {
                Path file = workload.writeFile(folder);
                for (int threads : quick ? new int[] {1, 16} : new int[] {1, 4, 16, MANY_THREADS}) {
                    if (threads == MANY_THREADS && workload.fileBytes() > Workload.FILE_1_MIB.fileBytes()) {
                        continue; // the others would need gigabytes of heap
                    }
                    turns(senders, workload, file, threads, Duration.ofMillis(quick ? 300 : 600), lines);
                }
            }
        } finally {
            senders.values().forEach(Sender::close);
        }
    }

    private static void turns(
            Map<Sender.Kind, Sender> senders,
            Workload workload,
            @Nullable Path file,
            int threads,
            Duration time,
            List<String> lines)
            throws ExecutionException, InterruptedException {
        Duration warmUp = time.multipliedBy(threads == 1 ? 3 : 1);
        for (Sender sender : senders.values()) {
            Slice.measure(sender, workload, file, threads, warmUp);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            for (Map.Entry<Sender.Kind, Sender> sender : senders.entrySet()) {
                System.gc();
                Slice slice = Slice.measure(sender.getValue(), workload, file, threads, time);
                lines.add(String.format(
                        Locale.ROOT,
                        "%s,%d,%d,%s,%d,%.3f,%.2f,%.1f,%.1f,%.0f,%.1f",
                        workload,
                        threads,
                        round,
                        sender.getKey(),
                        slice.sends(),
                        slice.seconds(),
                        slice.sendsPerSecond(),
                        slice.medianMicros(),
                        slice.p99Micros(),
                        slice.bytesPerSend(),
                        slice.peakHeapMebibytes()));
            }
        }
        System.err.println(
                lines.get(lines.size() - 3) + "\n" + lines.get(lines.size() - 2) + "\n" + lines.get(lines.size() - 1));
    }

    private static List<String> boundedHeap(AnsweringEnd end, Path folder) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(List.of("sender,parallel,file_mib,heap_mb,completed"));
        for (Sender.Kind kind : Sender.Kind.values()) {
            Process process = Jvm.start(
                    List.of("-Xmx64m"),
                    BoundedHeap.class,
                    List.of(kind.name(), end.endpoint().toString(), folder.toString()));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            lines.add(kind + "," + BoundedHeap.PARALLEL + ",7,64," + output.strip());
        }
        return lines;
    }

    private static String environment(AnsweringEnd end, boolean quick) {
        return "Java " + System.getProperty("java.vm.version") + "; "
                + Runtime.getRuntime().availableProcessors() + " processors; heap "
                + Runtime.getRuntime().maxMemory() / 1048576 + " MiB; answered by " + end.name() + "; "
                + (quick ? "quick run" : "full run");
    }
}
