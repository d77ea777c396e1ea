package io.github.poolscope.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Draws the charts of the documents from the output of {@code bench --json}. Arguments: files with such output, then
 * the folder for the charts.
 */
final class Charts {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 76;
    private static final int RIGHT = 130;
    private static final int TOP = 44;
    private static final int BOTTOM = 56;
    private static final int LABEL = 17;
    private static final String OURS = "#2f6fde";
    private static final String THEIRS = "#c2571a";
    private static final String FLOOR = "#8a8f98";

    private record Line(String name, String colour, TreeMap<Double, Double> points) {}

    private Charts() {}

    public static void main(String[] args) throws IOException {
        Map<String, List<JsonNode>> cases = new TreeMap<>();
        for (int i = 0; i < args.length - 1; i++) {
            for (JsonNode row :
                    new ObjectMapper().readTree(Path.of(args[i]).toFile()).get("rows")) {
                cases.computeIfAbsent(row.get("case").asText(), name -> new ArrayList<>())
                        .add(row);
            }
        }
        Path folder = Files.createDirectories(Path.of(args[args.length - 1]));
        write(
                folder.resolve("rate-against-chunksize.svg"),
                chart(
                        "map of the identity function, two workers: taskels per second against chunksize",
                        "chunksize",
                        List.of(
                                line("Poolscope", OURS, cases, "map/chunk", "poolscope"),
                                line("CPython", THEIRS, cases, "map/chunk", "cpython"))));
        write(
                folder.resolve("rate-against-taskels.svg"),
                chart(
                        "map at chunksize 1, two workers: taskels per second against taskels",
                        "taskels",
                        List.of(line("Poolscope", OURS, cases, "scale/taskels/", "poolscope"))));
        write(
                folder.resolve("rate-against-workers.svg"),
                chart(
                        "map at chunksize 1 on two cores: taskels per second against workers",
                        "workers",
                        List.of(line("Poolscope", OURS, cases, "scale/workers/", "poolscope"))));
        write(
                folder.resolve("rate-against-payload.svg"),
                chart(
                        "items there and back, two workers: MiB per second each way against their size",
                        "bytes an item",
                        List.of(
                                line("Poolscope", OURS, cases, "scale/payload/", "poolscope"),
                                line("copies in memory", FLOOR, cases, "scale/payload/", "floor"))));
    }

    private static void write(Path file, String svg) throws IOException {
        if (!svg.isEmpty()) {
            Files.writeString(file, svg);
        }
    }

    /** Returns the medians over all files, by the number at the end of the case's name. */
    private static Line line(
            String name, String colour, Map<String, List<JsonNode>> cases, String prefix, String column) {
        TreeMap<Double, Double> points = new TreeMap<>();
        cases.forEach((key, rows) -> {
            if (key.startsWith(prefix)) {
                double[] values = rows.stream()
                        .map(row -> row.get(column))
                        .filter(JsonNode::isNumber)
                        .mapToDouble(JsonNode::asDouble)
                        .toArray();
                if (values.length > 0) {
                    points.put(
                            Double.parseDouble(key.substring(prefix.length())),
                            new Measured(key, "/s", values).median());
                }
            }
        });
        return new Line(name, colour, points);
    }

    /** Returns a chart with logarithmic axes; empty if there is nothing to draw. */
    private static String chart(String title, String across, List<Line> lines) {
        if (lines.get(0).points.isEmpty()) {
            return "";
        }
        Axis x = new Axis(lines, Map.Entry::getKey, LEFT, WIDTH - RIGHT);
        Axis y = new Axis(lines, Map.Entry::getValue, HEIGHT - BOTTOM, TOP);
        StringBuilder svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
                        + "font-size=\"13\" role=\"img\" aria-label=\"%s\">%n",
                WIDTH, HEIGHT, title));
        svg.append(format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", WIDTH, HEIGHT));
        text(svg, LEFT, 24, "start", "#1c2430", title);
        for (int power = x.lowest; power <= x.highest; power++) {
            double at = x.at(Math.pow(10, power));
            rule(svg, at, TOP, at, HEIGHT - BOTTOM);
            text(svg, at, HEIGHT - BOTTOM + 20, "middle", "#4a5260", number(power));
        }
        for (int power = y.lowest; power <= y.highest; power++) {
            double at = y.at(Math.pow(10, power));
            rule(svg, LEFT, at, WIDTH - RIGHT, at);
            text(svg, LEFT - 8, at + 4, "end", "#4a5260", number(power));
        }
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", "#4a5260", across);
        List<Double> labels = new ArrayList<>();
        for (Line line : lines) {
            StringBuilder points = new StringBuilder();
            line.points.forEach((key, value) -> points.append(format("%.1f,%.1f ", x.at(key), y.at(value))));
            svg.append(format(
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>%n",
                    points.toString().trim(), line.colour));
            line.points.forEach((key, value) -> svg.append(format(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"><title>%s: %,.0f</title></circle>%n",
                    x.at(key), y.at(value), line.colour, line.name, value)));
            if (!line.points.isEmpty()) {
                text(
                        svg,
                        x.at(line.points.lastKey()) + 10,
                        free(y.at(line.points.lastEntry().getValue()) + 4, labels),
                        "start",
                        line.colour,
                        line.name);
            }
        }
        return svg.append("</svg>\n").toString();
    }

    /** Returns the next position below that no other label uses. */
    private static double free(double wanted, List<Double> taken) {
        double at = wanted;
        for (double other : taken) {
            at = Math.abs(at - other) < LABEL ? other + LABEL : at;
        }
        taken.add(at);
        return at;
    }

    private static void rule(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(
                format("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#e3e6ea\"/>%n", x1, y1, x2, y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String colour, String text) {
        svg.append(format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n", x, y, anchor, colour, text));
    }

    private static String number(int power) {
        String[] units = {"", " k", " M", " G"};
        return power < 0
                ? format("%s", Math.pow(10, power))
                : format("%d%s", (int) Math.pow(10, power % 3), units[power / 3]);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** Whole powers of ten around the values. */
    private static final class Axis {
        final int lowest;
        final int highest;
        private final double from;
        private final double to;

        Axis(List<Line> lines, ToDoubleFunction<Map.Entry<Double, Double>> value, double from, double to) {
            double[] all = lines.stream()
                    .flatMap(line -> line.points.entrySet().stream())
                    .mapToDouble(value)
                    .sorted()
                    .toArray();
            lowest = (int) Math.floor(Math.log10(all[0]));
            highest = Math.max(lowest + 1, (int) Math.ceil(Math.log10(all[all.length - 1])));
            this.from = from;
            this.to = to;
        }

        double at(double value) {
            return from + (to - from) * (Math.log10(value) - lowest) / (highest - lowest);
        }
    }
}
