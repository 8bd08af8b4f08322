package org.connectorkit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The turns of one run, as {@link SendComparison} wrote them. */
final class Results {

    private final String environment;
    private final List<Turn> turns;

    private Results(String environment, List<Turn> turns) {
        this.environment = environment;
        this.turns = turns;
    }

    static Results read(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<Turn> turns = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            turns.add(Turn.of(line.split(",")));
        }
        return new Results(lines.get(0).substring(2), turns);
    }

    /** The machine and the kind of run. */
    String environment() {
        return environment;
    }

    /** Workloads and threads, in the order in which they were measured. */
    List<Cell> cells() {
        return turns.stream()
                .map(turn -> new Cell(turn.workload, turn.threads))
                .distinct()
                .toList();
    }

    double median(Cell cell, Sender.Kind sender, ToDoubleFunction<Turn> value) {
        return Slice.median(of(cell, sender).stream().mapToDouble(value).toArray());
    }

    /** The median of the ratios of each round's two turns, so of pairs that ran one after the other. */
    double medianRatio(Cell cell, Sender.Kind one, Sender.Kind other, ToDoubleFunction<Turn> value) {
        List<Turn> ones = of(cell, one);
        List<Turn> others = of(cell, other);
        double[] ratios = new double[ones.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = value.applyAsDouble(ones.get(i)) / value.applyAsDouble(others.get(i));
        }
        return Slice.median(ratios);
    }

    private List<Turn> of(Cell cell, Sender.Kind sender) {
        return turns.stream()
                .filter(turn -> turn.sender == sender && turn.workload == cell.workload && turn.threads == cell.threads)
                .toList();
    }

    record Cell(Workload workload, int threads) {}

    record Turn(
            Workload workload,
            int threads,
            Sender.Kind sender,
            double sendsPerSecond,
            double p50,
            double p99,
            double bytes,
            double heap) {

        private static Turn of(String[] fields) {
            return new Turn(
                    Workload.valueOf(fields[0]),
                    Integer.parseInt(fields[1]),
                    Sender.Kind.valueOf(fields[3]),
                    Double.parseDouble(fields[6]),
                    Double.parseDouble(fields[7]),
                    Double.parseDouble(fields[8]),
                    Double.parseDouble(fields[9]),
                    Double.parseDouble(fields[10]));
        }
    }
}
