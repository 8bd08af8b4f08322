package org.connectorkit.benchmarks;

import java.util.List;
import java.util.Locale;
import org.connectorkit.benchmarks.Results.Cell;
import org.connectorkit.benchmarks.Results.Turn;

/** Throughput on one thread as bars, as a multiple of the plain SDK's. */
final class ThroughputPlot {

    private static final int WIDTH = 720;
    private static final int LEFT = 110;
    private static final int ROW = 52;
    private static final int BAR = 16;
    private static final int TOP = 44;

    private ThroughputPlot() {}

    static String of(Results results) {
        List<Cell> cells =
                results.cells().stream().filter(cell -> cell.threads() == 1).toList();
        double most = cells.stream()
                .mapToDouble(cell -> Math.max(1, ratio(results, cell, Sender.Kind.CONNECTOR)))
                .max()
                .orElse(1);
        double unit = (WIDTH - LEFT - 70) / most;
        int height = TOP + cells.size() * ROW + 12;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"13\" role=\"img\" aria-label=\"Throughput on one thread, as a multiple of the plain SDK's\">\n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
                        + "<text x=\"10\" y=\"22\" fill=\"#222\">Emails per second on one thread; the plain AWS SDK is 1</text>\n",
                WIDTH,
                height,
                WIDTH));
        int y = TOP;
        for (Cell cell : cells) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#222\">%s</text>\n",
                    LEFT - 10,
                    y + BAR + 5,
                    cell.workload().label()));
            bar(svg, y, ratio(results, cell, Sender.Kind.CONNECTOR), unit, "#1f6feb", "connector");
            bar(svg, y + BAR + 4, ratio(results, cell, Sender.Kind.CAMEL), unit, "#8a8f98", "Camel");
            y += ROW;
        }
        double one = LEFT + unit;
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#222\" stroke-dasharray=\"3 3\"/>\n</svg>\n",
                one,
                one,
                TOP - 8,
                height - 8));
        return svg.toString();
    }

    private static double ratio(Results results, Cell cell, Sender.Kind sender) {
        return results.medianRatio(cell, sender, Sender.Kind.SDK, Turn::sendsPerSecond);
    }

    private static void bar(StringBuilder svg, int y, double value, double unit, String colour, String name) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/><text x=\"%.1f\" y=\"%d\" fill=\"#222\">"
                        + "%.2f %s</text>\n",
                LEFT,
                y,
                value * unit,
                BAR,
                colour,
                LEFT + value * unit + 5,
                y + BAR - 3,
                value,
                name));
    }
}
