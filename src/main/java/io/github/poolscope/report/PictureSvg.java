package io.github.poolscope.report;

import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Trace;
import java.util.List;

/** Single views of a run as SVG files, light or dark. */
public final class PictureSvg {
    private static final double ROW = 18;
    private static final double LETTER = 7.3;
    private static final double MARGIN = 12;

    private PictureSvg() {}

    /** Draws the timeline between two instants, in nanoseconds since the run began. */
    public static String timeline(Trace trace, long from, long to, boolean dark) {
        return alone(TimelineSvg.draw(trace, from, to), dark);
    }

    public static String order(RunHeader header, Trace trace, boolean dark) {
        return alone(OrderSvg.draw(OrderPicture.of(header, trace)), dark);
    }

    public static String cpu(Trace trace, boolean dark) {
        return alone(CpuSvg.draw(trace), dark);
    }

    /** Draws lines of text, such as a program or an output, in a monospaced font. */
    public static String lines(String title, List<String> lines, boolean dark) {
        Svg svg = new Svg();
        double y = ROW;
        int longest = 1;
        for (String line : lines) {
            svg.text(0, y, line, "class=\"code\" xml:space=\"preserve\"");
            longest = Math.max(longest, line.length());
            y += ROW;
        }
        return alone(svg.build(longest * LETTER, y, title), dark);
    }

    /** Draws rows below their headings. */
    public static String table(String title, List<String> headings, List<List<String>> rows, boolean dark) {
        double[] left = new double[headings.size() + 1];
        for (int column = 0; column < headings.size(); column++) {
            int longest = headings.get(column).length();
            for (List<String> row : rows) {
                longest = Math.max(longest, row.get(column).length());
            }
            left[column + 1] = left[column] + (longest + 2) * LETTER;
        }
        double width = left[headings.size()];
        Svg svg = new Svg();
        double y = ROW;
        for (int column = 0; column < headings.size(); column++) {
            svg.text(left[column], y, headings.get(column), "class=\"lane\"");
        }
        for (List<String> row : rows) {
            svg.line(0, y + 5, width, y + 5, "class=\"grid\"");
            y += ROW;
            for (int column = 0; column < headings.size(); column++) {
                svg.text(left[column], y, row.get(column), "class=\"cell\"");
            }
        }
        return alone(svg.build(width, y + ROW / 2, title), dark);
    }

    /** Adds a background and a style to a picture that took both from its page. */
    private static String alone(String picture, boolean dark) {
        int head = picture.indexOf('>') + 1;
        String opening = picture.substring(0, head);
        String box = opening.replaceFirst("(?s).*viewBox=\"0 0 ([0-9]+) ([0-9]+)\".*", "$1 $2");
        int gap = box.indexOf(' ');
        double width = Double.parseDouble(box.substring(0, gap)) + 2 * MARGIN;
        double height = Double.parseDouble(box.substring(gap + 1)) + 2 * MARGIN;
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + opening.replace(
                        "viewBox=\"0 0 " + box + "\"",
                        "width=\"" + Math.round(width) + "\" height=\"" + Math.round(height) + "\" viewBox=\"-"
                                + Math.round(MARGIN) + " -" + Math.round(MARGIN) + " " + Math.round(width) + " "
                                + Math.round(height) + "\"")
                + "<style>" + Style.ofPicture(dark) + "</style>"
                + "<rect x=\"-" + MARGIN + "\" y=\"-" + MARGIN + "\" width=\"" + width + "\" height=\"" + height
                + "\" fill=\"" + Style.paper(dark) + "\"/>"
                + picture.substring(head) + "\n";
    }
}
