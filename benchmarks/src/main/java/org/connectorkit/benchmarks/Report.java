package org.connectorkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.connectorkit.benchmarks.Results.Cell;
import org.connectorkit.benchmarks.Results.Turn;

/** Writes the tables and the plot of docs/performance.md from the results beside it. */
public final class Report {

    private static final String START = "<!-- figures: written by benchmarks/run -->\n";
    private static final String END = "<!-- end of figures -->\n";

    private final Results results;

    private Report(Results results) {
        this.results = results;
    }

    /** Takes the folder of performance.md. */
    public static void main(String[] arguments) throws IOException {
        Path docs = Path.of(arguments[0]);
        Path folder = docs.resolve("performance");
        Results results = Results.read(folder.resolve("sends.csv"));
        Report report = new Report(results);
        Files.writeString(folder.resolve("throughput.svg"), ThroughputPlot.of(results));
        Path page = docs.resolve("performance.md");
        String text = Files.readString(page);
        String figures = report.sends()
                + report.heap(Files.readAllLines(folder.resolve("heap.csv")))
                + report.methods(Files.readAllLines(folder.resolve("methods.csv")))
                + report.httpClients(folder.resolve("http-clients.csv"))
                + report.startup(folder.resolve("startup.csv"))
                + report.scale(folder.resolve("scale.csv"))
                + report.oneSession(folder.resolve("one-session.csv"));
        int start = text.indexOf(START);
        int end = text.indexOf(END);
        if (start < 0 || end < start) {
            throw new IOException(page + " lacks the lines between which the figures stand");
        }
        Files.writeString(page, text.substring(0, start + START.length()) + "\n" + figures + text.substring(end));
    }

    private String sends() {
        StringBuilder table = new StringBuilder(results.environment())
                .append(
                        ".\n\nMedians of five turns, in which the three take turns. *Throughput* and *allocation* are ratios to")
                .append(" the plain SDK, each the median of five pairs.\n\n")
                .append("| Email | Threads | Throughput: connector | Camel | Allocation: connector | Camel |")
                .append(
                        " Connector: ms p50 | p99 | KB a send | SDK: ms p50 | p99 | KB a send | Peak heap MiB: connector | SDK |\n")
                .append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (Cell cell : results.cells()) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %.2f | %.3f | %.2f | %.2f | %.2f | %,.0f | %.2f | %.2f | %,.0f | %,.0f | %,.0f |\n",
                    cell.workload().label(),
                    cell.threads(),
                    results.medianRatio(cell, Sender.Kind.CONNECTOR, Sender.Kind.SDK, Turn::sendsPerSecond),
                    results.medianRatio(cell, Sender.Kind.CAMEL, Sender.Kind.SDK, Turn::sendsPerSecond),
                    results.medianRatio(cell, Sender.Kind.CONNECTOR, Sender.Kind.SDK, Turn::bytes),
                    results.medianRatio(cell, Sender.Kind.CAMEL, Sender.Kind.SDK, Turn::bytes),
                    results.median(cell, Sender.Kind.CONNECTOR, Turn::p50) / 1e3,
                    results.median(cell, Sender.Kind.CONNECTOR, Turn::p99) / 1e3,
                    results.median(cell, Sender.Kind.CONNECTOR, Turn::bytes) / 1e3,
                    results.median(cell, Sender.Kind.SDK, Turn::p50) / 1e3,
                    results.median(cell, Sender.Kind.SDK, Turn::p99) / 1e3,
                    results.median(cell, Sender.Kind.SDK, Turn::bytes) / 1e3,
                    results.median(cell, Sender.Kind.CONNECTOR, Turn::heap),
                    results.median(cell, Sender.Kind.SDK, Turn::heap)));
        }
        return table.append("\n![Throughput as a multiple of the plain SDK's](performance/throughput.svg)\n\n")
                .toString();
    }

    private String heap(List<String> lines) {
        StringBuilder table =
                new StringBuilder("| 16 sends of 7 MiB at a time, 64 MB of heap | Went out |\n|---|--:|\n");
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            table.append("| ").append(nameOf(Sender.Kind.valueOf(fields[0]))).append(" | ");
            table.append(fields.length > 4 ? fields[4] : "0")
                    .append(" of ")
                    .append(fields[1])
                    .append(" |\n");
        }
        return table.append('\n').toString();
    }

    private String methods(List<String> lines) {
        StringBuilder table = new StringBuilder("| Step | µs |\n|---|--:|\n");
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.replace("\"", "").split(",");
            table.append("| `")
                    .append(fields[0].substring(fields[0].lastIndexOf('.', fields[0].lastIndexOf('.') - 1) + 1))
                    .append("` | ")
                    .append(String.format(Locale.ROOT, "%.1f", Double.parseDouble(fields[4])))
                    .append(" |\n");
        }
        return table.append('\n').toString();
    }

    /** The commands that benchmarks/startup timed, where it ran. */
    private String startup(Path csv) throws IOException {
        List<String[]> rows = rows(csv);
        if (rows.isEmpty()) {
            return "";
        }
        Map<List<String>, List<Double>> times = new LinkedHashMap<>();
        for (String[] fields : rows) {
            times.computeIfAbsent(List.of(fields[0], fields[1]), command -> new ArrayList<>())
                    .add(Double.parseDouble(fields[3]));
        }
        StringBuilder table = new StringBuilder("| Command | Java | ms, median | quickest |\n|---|--:|--:|--:|\n");
        times.forEach((command, taken) -> table.append(String.format(
                Locale.ROOT,
                "| `%s` | %s | %.0f | %.0f |\n",
                switch (command.get(0)) {
                    case "list" -> "./connectors list";
                    case "identities" -> "./connectors run aws-ses listIdentities";
                    default -> "aws ses list-identities";
                },
                command.get(1),
                median(taken),
                Collections.min(taken))));
        return table.append('\n').toString();
    }

    /** What benchmarks/http-clients measured: the connector's client, and what the others take of its time. */
    private String httpClients(Path csv) throws IOException {
        List<String[]> rows = rows(csv);
        if (rows.isEmpty()) {
            return "";
        }
        Map<String, Map<HttpClientKind, List<String[]>>> steps = new LinkedHashMap<>();
        for (String[] fields : rows) {
            steps.computeIfAbsent(fields[0], step -> new TreeMap<>())
                    .computeIfAbsent(
                            HttpClientKind.valueOf(fields[1].toUpperCase(Locale.ROOT)), kind -> new ArrayList<>())
                    .add(fields);
        }
        StringBuilder table = new StringBuilder("| A client by itself: ms");
        for (HttpClientKind kind : HttpClientKind.values()) {
            table.append(" | `").append(kind.module()).append('`');
        }
        table.append(" |\n|---")
                .append("|--:".repeat(HttpClientKind.values().length))
                .append("|\n");
        steps.forEach((step, clients) -> {
            table.append("| ").append(step);
            clients.values().forEach(turns -> table.append(" | ").append(cost(step, turns)));
            table.append(" |\n");
        });
        return table.append('\n').toString();
    }

    private static String cost(String step, List<String[]> turns) {
        double value = median(column(turns, 3));
        return step.equals(HttpClients.FIRST)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3f, %,.0f KB", value / 1e3, median(column(turns, 4)) / 1e3);
    }

    /** What benchmarks/scale measured of more and more connectors and sessions, where it ran: a table for each row of counts. */
    private String scale(Path csv) throws IOException {
        List<String[]> rows = rows(csv);
        if (rows.isEmpty()) {
            return "";
        }
        Map<String, Map<Integer, List<Double>>> steps = new LinkedHashMap<>();
        for (String[] fields : rows) {
            steps.computeIfAbsent(fields[0], step -> new TreeMap<>())
                    .computeIfAbsent(Integer.valueOf(fields[1]), count -> new ArrayList<>())
                    .add(Double.parseDouble(fields[3]));
        }
        StringBuilder tables = new StringBuilder();
        Set<Integer> counts = Set.of();
        for (Map.Entry<String, Map<Integer, List<Double>>> step : steps.entrySet()) {
            if (!step.getValue().keySet().equals(counts)) {
                counts = step.getValue().keySet();
                tables.append(tables.isEmpty() ? "| µs a connector, with so many" : "\n| µs a session, with so many");
                counts.forEach(count -> tables.append(String.format(Locale.ROOT, " | %,d", count)));
                tables.append(" |\n|---").append("|--:".repeat(counts.size())).append("|\n");
            }
            tables.append("| ").append(step.getKey());
            step.getValue()
                    .values()
                    .forEach(each -> tables.append(String.format(Locale.ROOT, " | %.1f", median(each))));
            tables.append(" |\n");
        }
        return tables.append('\n').toString();
    }

    private String oneSession(Path csv) throws IOException {
        List<String[]> rows = rows(csv);
        if (rows.isEmpty()) {
            return "";
        }
        Map<String, List<String[]>> byThreads = new LinkedHashMap<>();
        for (String[] fields : rows) {
            byThreads.computeIfAbsent(fields[0], threads -> new ArrayList<>()).add(fields);
        }
        StringBuilder table =
                new StringBuilder("| Threads on one session | Runs a second | µs p50 | p99 |\n|--:|--:|--:|--:|\n");
        byThreads.forEach((threads, turns) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %,.0f |\n",
                threads,
                median(column(turns, 2)),
                median(column(turns, 3)),
                median(column(turns, 4)))));
        return table.append('\n').toString();
    }

    /** The rows below the head; none where the measurement was never made. */
    private static List<String[]> rows(Path csv) throws IOException {
        return Files.exists(csv)
                ? Files.readAllLines(csv).stream()
                        .skip(1)
                        .map(line -> line.split(","))
                        .toList()
                : List.of();
    }

    private static List<Double> column(List<String[]> rows, int index) {
        return rows.stream().map(fields -> Double.valueOf(fields[index])).toList();
    }

    private static double median(List<Double> values) {
        return Slice.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static String nameOf(Sender.Kind sender) {
        return switch (sender) {
            case CONNECTOR -> "the connector, through the host";
            case SDK -> "the plain AWS SDK";
            case CAMEL -> "Apache Camel";
        };
    }
}
