package io.github.poolscope.report;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.Locale;

/** Draws the completion order of a report. */
final class OrderSvg {
    private static final double WIDTH = 520;
    private static final double ROW = 22;
    private static final double[] COLUMNS = {80, 260, 440};
    private static final double SCATTER = 300;

    private OrderSvg() {}

    static String draw(OrderPicture picture) {
        return draw(picture, Language.ENGLISH);
    }

    static String draw(OrderPicture picture, Language language) {
        return picture.isSmall() ? columns(picture, language) : scatter(picture, language);
    }

    private static String columns(OrderPicture picture, Language language) {
        Svg svg = new Svg();
        Phrase[] titles = {
            Phrase.of("report.order.submitted"),
            Phrase.of("report.order.completed"),
            Phrase.of("report.order.delivered")
        };
        for (int column = 0; column < titles.length; column++) {
            svg.text(COLUMNS[column], 12, titles[column].in(language), "class=\"small\" text-anchor=\"middle\"");
        }
        for (int i = 0; i < picture.count(); i++) {
            int completed = picture.completed(i);
            int delivered = picture.delivered(i);
            if (completed != Trace.NONE) {
                curve(svg, 0, i, completed, Palette.fill(picture.taskel(i)));
                if (delivered != Trace.NONE) {
                    curve(svg, 1, completed, delivered, Palette.fill(picture.taskel(i)));
                }
            }
        }
        for (int i = 0; i < picture.count(); i++) {
            dot(svg, 0, i, picture.taskel(i));
            if (picture.completed(i) != Trace.NONE) {
                dot(svg, 1, picture.completed(i), picture.taskel(i));
                if (picture.failed().get(i)) {
                    failed(svg, 1, picture.completed(i));
                }
            }
            if (picture.delivered(i) != Trace.NONE) {
                dot(svg, 2, picture.delivered(i), picture.taskel(i));
            }
        }
        return svg.build(
                WIDTH,
                30 + ROW * Math.max(1, picture.count()),
                Phrase.of("report.order", picture.sentence()).in(language));
    }

    private static void curve(Svg svg, int column, int fromRow, int toRow, String colour) {
        double x0 = COLUMNS[column];
        double x1 = COLUMNS[column + 1];
        double middle = (x0 + x1) / 2;
        svg.path(
                String.format(
                        Locale.ROOT,
                        "M%.0f %.1f C%.0f %.1f %.0f %.1f %.0f %.1f",
                        x0,
                        y(fromRow),
                        middle,
                        y(fromRow),
                        middle,
                        y(toRow),
                        x1,
                        y(toRow)),
                "fill=\"none\" stroke-width=\"2\" stroke=\"" + colour + "\"");
    }

    private static void dot(Svg svg, int column, int row, int index) {
        svg.circle(COLUMNS[column], y(row), 9, "fill=\"" + Palette.fill(index) + "\"");
        svg.text(
                COLUMNS[column],
                y(row) + 3.5,
                Integer.toString(index),
                "class=\"onBar\" text-anchor=\"middle\" fill=\"" + Palette.text(index) + "\"");
    }

    /** Draws a ring with a cross beside it, as in the window: a failure must not be marked by colour alone. */
    private static void failed(Svg svg, int column, int row) {
        svg.circle(COLUMNS[column], y(row), 9, "fill=\"none\" class=\"failed\"");
        svg.text(COLUMNS[column] + 13, y(row) + 3.5, "✕", "class=\"small exitText\"");
    }

    private static double y(int row) {
        return 32 + row * ROW;
    }

    private static String scatter(OrderPicture picture, Language language) {
        Svg svg = new Svg();
        double scale = SCATTER / picture.count();
        svg.text(40, 12, Phrase.of("report.order.scatter").in(language), "class=\"small\"");
        svg.rect(40, 20, SCATTER, SCATTER, "class=\"frame\"");
        for (int i = 0; i < picture.count(); i += picture.step()) {
            if (picture.delivered(i) != Trace.NONE) {
                svg.rect(40 + i * scale, 20 + picture.delivered(i) * scale, 1.2, 1.2, "class=\"held\"");
            }
            if (picture.completed(i) != Trace.NONE) {
                svg.rect(40 + i * scale, 20 + picture.completed(i) * scale, 1.2, 1.2, "class=\"density\"");
            }
        }
        picture.drawnFailures()
                .filter(i -> picture.completed(i) != Trace.NONE)
                .forEach(
                        i -> svg.rect(40 + i * scale, 20 + picture.completed(i) * scale, 1.2, 1.2, "class=\"failed\""));
        if (picture.step() > 1) {
            svg.text(
                    40,
                    SCATTER + 36,
                    Phrase.of("report.order.step", picture.step(), Units.count(picture.count()))
                            .in(language),
                    "class=\"small\"");
        }
        return svg.build(
                WIDTH,
                SCATTER + 44,
                Phrase.of("report.order", picture.sentence()).in(language));
    }
}
