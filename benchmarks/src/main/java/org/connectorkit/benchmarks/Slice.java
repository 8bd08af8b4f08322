package org.connectorkit.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What one sender did in one slice of time.
 *
 * @param sends how many emails went out
 * @param seconds from the first to the last
 * @param medianMicros half of the sends took at most this long
 * @param p99Micros and 99 of 100 this
 * @param bytesPerSend what all threads together allocated on the heap
 * @param peakHeapMebibytes the most that was in use, garbage not yet collected included
 */
record Slice(
        int sends,
        double seconds,
        double medianMicros,
        double p99Micros,
        double bytesPerSend,
        double peakHeapMebibytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    double sendsPerSecond() {
        return sends / seconds;
    }

    /** Sends on so many threads until the time is over, each thread at least once. */
    static Slice measure(Sender sender, Workload workload, @Nullable Path file, int threads, Duration time)
            throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
            Map<Long, Long> before = allocated();
            long start = System.nanoTime();
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> sendUntil(sender, workload, file, start + time.toNanos())));
            }
            List<Long> nanos = new ArrayList<>();
            for (Future<List<Long>> thread : running) {
                nanos.addAll(thread.get());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double bytes = 0;
            for (Map.Entry<Long, Long> thread : allocated().entrySet()) {
                bytes += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
            }
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Slice(
                    sorted.length,
                    seconds,
                    micros(sorted, 0.5),
                    micros(sorted, 0.99),
                    bytes / sorted.length,
                    heapPools().stream()
                                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                    .sum()
                            / 1048576.0);
        } finally {
            executor.shutdown();
        }
    }

    private static List<Long> sendUntil(Sender sender, Workload workload, @Nullable Path file, long end)
            throws Exception {
        List<Long> nanos = new ArrayList<>(1024);
        do {
            long start = System.nanoTime();
            if (sender.send(workload, file) == null) {
                throw new IllegalStateException(sender + " got no message id");
            }
            nanos.add(System.nanoTime() - start);
        } while (System.nanoTime() < end);
        return nanos;
    }

    private static double micros(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] / 1e3;
    }

    private static Map<Long, Long> allocated() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) {
                byThread.put(ids[i], bytes[i]);
            }
        }
        return byThread;
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
