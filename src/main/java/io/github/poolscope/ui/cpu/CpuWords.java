package io.github.poolscope.ui.cpu;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The texts of the CPU view for one frame. */
final class CpuWords {
    /** The maximum number of workers that are described one by one. */
    private static final int MAX_TOLD = 5;

    private final Frame frame;
    private final double whole;

    /** Creates them; {@code whole} is how many cores 100 % means. */
    CpuWords(Frame frame, double whole) {
        this.frame = frame;
        this.whole = whole;
    }

    String name(CpuPicture.Curve curve) {
        if (curve.worker() != Trace.NONE) {
            return Words.say(frame.timeline().names().longName(curve.worker()));
        }
        OptionalInt cores = frame.recording().header().cores();
        return cores.isPresent()
                ? Words.text("cpu.machine.cores", cores.getAsInt())
                : Words.text("cpu.machine.unknown");
    }

    /** Returns a worker's name without its PID. */
    String shortName(CpuPicture.Curve curve) {
        return Words.say(frame.timeline().names().name(curve.worker()));
    }

    /** Returns the CPU share, of a worker that has ended over its life, and the memory. */
    String value(CpuPicture.Curve curve) {
        Workers workers = frame.recording().trace().workers();
        boolean gone = curve.worker() != Trace.NONE && workers.exited(curve.worker()) != Trace.NEVER;
        // A thread has no memory of its own.
        String memory = curve.lastResident() == 0 ? "" : Units.bytes(curve.lastResident());
        if (curve.points().isEmpty()) {
            return memory;
        }
        if (gone) {
            double share = frame.figures().workers().get(curve.worker()).cpuShare();
            String life = Words.text("cpu.over-life", Units.percent(share / whole));
            return memory.isEmpty() ? life : life + "  " + memory;
        }
        CpuPicture.Point last = curve.points().get(curve.points().size() - 1);
        String cpu = Units.percent(last.share() / whole);
        String all = last.system() / whole >= 0.01
                ? Words.text("cpu.with-system", cpu, Units.percent(last.system() / whole))
                : cpu;
        return memory.isEmpty() ? all : all + "  " + memory;
    }

    /** Returns what is known of a row at an instant: of a worker its share then and its highest, or who is in a group. */
    String at(CpuRows.Row row, long instant) {
        if (row.isGroup()) {
            return Words.text("cpu.idle", Units.count(row.curves().size()), Units.percent(CpuRows.IDLE_SHARE));
        }
        CpuPicture.Curve curve = row.curves().get(0);
        double most = curve.points().stream()
                .mapToDouble(CpuPicture.Point::share)
                .max()
                .orElse(0);
        String share = curve.points().stream()
                .filter(point -> instant == Trace.NEVER || point.time() >= instant)
                .findFirst()
                .map(point -> Units.percent(point.share() / whole))
                .orElse("–");
        String told = instant == Trace.NEVER
                ? Words.text("cpu.row", name(curve), Units.percent(most / whole))
                : Words.text("cpu.row.at", name(curve), share, Units.seconds(instant), Units.percent(most / whole));
        return curve.lastResident() == 0 ? told : told + " · " + Units.bytes(curve.lastResident());
    }

    /** Returns what rows of strips are, and what they leave out. */
    String about(CpuRows rows) {
        List<String> parts = new ArrayList<>();
        parts.add(Words.text("cpu.workers", Units.count(rows.workers()), Units.percent(rows.highest() / whole)));
        boolean grouped = rows.rows().stream().anyMatch(CpuRows.Row::isGroup);
        if (rows.idle() > 0) {
            parts.add(Words.text(
                    grouped ? "cpu.idle.grouped" : "cpu.idle",
                    Units.count(rows.idle()),
                    Units.percent(CpuRows.IDLE_SHARE)));
        }
        if (rows.replaced() > 0) {
            parts.add(Words.text("cpu.replaced", Units.count(rows.replaced())));
        }
        return String.join(" · ", parts);
    }

    /** Describes the view for screen readers. */
    String all(CpuRows rows, int selected) {
        StringBuilder text = new StringBuilder(Words.text("cpu.words"));
        rows.machine().ifPresent(curve -> text.append(' ').append(curve(curve)));
        if (rows.curves()) {
            rows.rows()
                    .forEach(row -> text.append(' ').append(curve(row.curves().get(0))));
            return text.toString();
        }
        text.append(' ').append(about(rows)).append('.');
        rows.busiest(MAX_TOLD).forEach(curve -> text.append(' ').append(curve(curve)));
        int row = rows.rowOf(selected);
        if (row >= 0) {
            text.append(' ').append(Words.text("cpu.selected", at(rows.rows().get(row), Trace.NEVER)));
        }
        return text.toString();
    }

    private String curve(CpuPicture.Curve curve) {
        return Words.text("cpu.words.curve", name(curve), value(curve));
    }
}
