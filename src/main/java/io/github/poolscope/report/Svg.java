package io.github.poolscope.report;

import java.util.Locale;

/** Builds an SVG picture, shape by shape. All text is escaped. */
final class Svg {
    private final StringBuilder shapes = new StringBuilder();

    Svg rect(double x, double y, double width, double height, String attributes) {
        shapes.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s/>",
                x,
                y,
                Math.max(0.5, width),
                height,
                attributes));
        return this;
    }

    /** Adds a rectangle with a tooltip. */
    Svg rect(double x, double y, double width, double height, String attributes, String title) {
        shapes.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s><title>%s</title></rect>",
                x,
                y,
                Math.max(0.5, width),
                height,
                attributes,
                Html.escape(title)));
        return this;
    }

    Svg line(double x0, double y0, double x1, double y1, String attributes) {
        shapes.append(String.format(
                Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>", x0, y0, x1, y1, attributes));
        return this;
    }

    Svg circle(double x, double y, double radius, String attributes) {
        shapes.append(String.format(
                Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" %s/>", x, y, radius, attributes));
        return this;
    }

    Svg text(double x, double y, String text, String attributes) {
        shapes.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" %s>", x, y, attributes))
                .append(Html.escape(text))
                .append("</text>");
        return this;
    }

    Svg path(String data, String attributes) {
        shapes.append("<path d=\"")
                .append(data)
                .append("\" ")
                .append(attributes)
                .append("/>");
        return this;
    }

    /** Returns the whole picture; {@code label} describes it for screen readers. */
    String build(double width, double height, String label) {
        return String.format(
                        Locale.ROOT,
                        "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\" xmlns=\"http://www.w3.org/2000/svg\">",
                        width,
                        height,
                        Html.escape(label))
                + "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternTransform=\"rotate(45)\""
                + " patternUnits=\"userSpaceOnUse\"><rect width=\"2\" height=\"6\" class=\"hatch\"/></pattern>"
                + "<pattern id=\"waits\" width=\"4\" height=\"4\" patternTransform=\"rotate(45)\""
                + " patternUnits=\"userSpaceOnUse\"><rect width=\"2\" height=\"4\" class=\"blocked\"/></pattern></defs>"
                + shapes
                + "</svg>";
    }
}
