package io.github.poolscope.report;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.trace.Trace;
import java.util.Locale;

/** Draws the CPU curves of a report, one per worker; one core is the full height unless more was used. */
final class CpuSvg {
    private static final double WIDTH = 520;
    private static final double ROW = 64;
    private static final double CURVE = 40;
    private static final int MAX_WORKERS = 16;

    private CpuSvg() {}

    static String draw(Trace trace) {
        CpuPicture picture = CpuPicture.of(trace);
        Svg svg = new Svg();
        int shown = Math.min(MAX_WORKERS, picture.workers().size());
        for (int i = 0; i < shown; i++) {
            curve(svg, trace, picture.workers().get(i), i * ROW);
        }
        double height = shown * ROW;
        if (shown < picture.workers().size()) {
            height += 16;
            svg.text(
                    0,
                    height - 4,
                    Units.plural(picture.workers().size() - shown, "more worker") + " in the table below.",
                    "class=\"small\"");
        }
        return svg.build(WIDTH, Math.max(1, height), "CPU per worker over time");
    }

    private static void curve(Svg svg, Trace trace, CpuPicture.Curve curve, double top) {
        double most = curve.points().stream()
                .mapToDouble(CpuPicture.Point::share)
                .max()
                .orElse(0);
        double scale = CURVE / Math.max(1, most);
        double bottom = top + 16 + CURVE;
        double end = Math.max(1, trace.now());
        svg.text(0, top + 11, WorkerNames.of(trace).longName(curve.worker()).toString(), "class=\"small\"");
        svg.text(WIDTH, top + 11, "most " + Units.percent(most), "class=\"small\" text-anchor=\"end\"");
        svg.rect(0, top + 16, WIDTH, CURVE, "class=\"frame\"");
        StringBuilder path = new StringBuilder();
        for (CpuPicture.Point point : curve.points()) {
            path.append(String.format(
                    Locale.ROOT,
                    "%s%.1f %.1f",
                    path.length() == 0 ? "M" : " L",
                    point.time() / end * WIDTH,
                    bottom - point.share() * scale));
        }
        if (path.length() > 0) {
            svg.path(
                    path.toString(),
                    "fill=\"none\" stroke-width=\"1.5\" stroke=\"" + Palette.fill(curve.worker()) + "\"");
        }
    }
}
