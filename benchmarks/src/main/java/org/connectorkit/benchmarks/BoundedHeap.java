package org.connectorkit.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.connectorkit.sandbox.SesSandbox;

/** Sends large emails at a time in a process of its own, and prints how many of them went out. */
final class BoundedHeap {

    static final int PARALLEL = 16;

    private BoundedHeap() {}

    /** Takes the sender's kind, the endpoint and a folder for the file. */
    public static void main(String[] arguments) throws Exception {
        Path file = Workload.FILE_7_MIB.writeFile(Path.of(arguments[2]));
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        int completed = 0;
        try (Sender sender = Sender.Kind.valueOf(arguments[0])
                .open(
                        URI.create(arguments[1]),
                        SesSandbox.DEFAULT_ACCESS_KEY.id(),
                        SesSandbox.DEFAULT_ACCESS_KEY.secret())) {
            CyclicBarrier start = new CyclicBarrier(PARALLEL);
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                results.add(threads.submit(() -> {
                    start.await();
                    return sender.send(Workload.FILE_7_MIB, file);
                }));
            }
            for (Future<String> result : results) {
                try {
                    if (result.get() != null) {
                        completed++;
                    }
                } catch (ExecutionException e) {
                    // An email that did not go out; that is what is counted
                }
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println(completed);
        System.exit(0);
    }
}
