package io.github.poolscope.ui.cpu;

import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.trace.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the CPU view shows at a height: a curve each for few workers; for more, a strip each, whose shades are CPU
 * shares, and one row for all workers that stay idle if there is no room for a row each.
 *
 * @param machine the machine's curve, if it was recorded
 * @param curves whether each row has a curve of its own
 * @param rows the rows from the top
 * @param workers how many workers are in the pool, or were last
 * @param idle how many of them stay idle
 * @param replaced how many others were replaced before, and are not shown
 */
record CpuRows(
        Optional<CpuPicture.Curve> machine, boolean curves, List<Row> rows, int workers, int idle, int replaced) {
    /** Up to this number, workers always have a curve each; the view scrolls if it must. */
    static final int FEW = 8;

    /** The minimum height of a curve with its title, in pixels. */
    static final double MIN_CURVE_PITCH = 66;

    /** The minimum height of a strip with its name beside it, in pixels. */
    static final double NAMED_ROW = 12;

    /** The room for the machine's curve and the caption, in pixels, if the workers are strips. */
    static final double MACHINE = 60;

    static final double CAPTION = 18;

    /** A worker that never uses more of a core than this stays idle. */
    static final double IDLE_SHARE = 0.02;

    /**
     * A row.
     *
     * @param curves the worker's curve, or those of all that stay idle
     * @param isGroup whether it is a row of several workers
     */
    record Row(List<CpuPicture.Curve> curves, boolean isGroup) {
        boolean has(int worker) {
            return curves.stream().anyMatch(curve -> curve.worker() == worker);
        }

        /** Returns the worker of the row; the first one of a group. */
        int worker() {
            return curves.get(0).worker();
        }
    }

    /**
     * Chooses the rows.
     *
     * @param height the room in pixels
     * @param apart whether workers that stay idle have a row each in any case
     */
    static CpuRows of(CpuPicture cpu, Workers workers, double height, boolean apart) {
        List<CpuPicture.Curve> latest = latest(cpu, workers);
        Optional<CpuPicture.Curve> machine =
                Optional.of(cpu.machine()).filter(curve -> !curve.points().isEmpty());
        int replaced = Math.min(workers.count(), cpu.workers().size()) - latest.size();
        List<CpuPicture.Curve> idle = latest.stream().filter(CpuRows::staysIdle).toList();
        int all = latest.size() + (machine.isPresent() ? 1 : 0);
        boolean curves = latest.size() <= FEW || all * MIN_CURVE_PITCH <= height;
        boolean some = idle.size() > 1 && idle.size() < latest.size();
        boolean grouped = !curves && !apart && some && latest.size() * NAMED_ROW > height - MACHINE - CAPTION;
        List<Row> rows = new ArrayList<>();
        for (CpuPicture.Curve curve : latest) {
            if (!grouped || !staysIdle(curve)) {
                rows.add(new Row(List.of(curve), false));
            }
        }
        if (grouped) {
            rows.add(new Row(idle, true));
        }
        return new CpuRows(machine, curves, List.copyOf(rows), latest.size(), idle.size(), replaced);
    }

    /** Returns the curves of the workers that are in a pool now, or were there last, by pool, in the order of their slots. */
    private static List<CpuPicture.Curve> latest(CpuPicture cpu, Workers workers) {
        Set<Integer> slots = new HashSet<>();
        List<CpuPicture.Curve> latest = new ArrayList<>();
        for (int worker = Math.min(workers.count(), cpu.workers().size()) - 1; worker >= 0; worker--) {
            if (slots.add(workers.slot(worker))) {
                latest.add(cpu.workers().get(worker));
            }
        }
        Comparator<CpuPicture.Curve> byPool = Comparator.comparingInt(
                // Made the highest number, that of no pool is behind all pools.
                curve -> workers.pool(curve.worker()) & Integer.MAX_VALUE);
        latest.sort(byPool.thenComparingInt(curve -> workers.slot(curve.worker())));
        return latest;
    }

    private static boolean staysIdle(CpuPicture.Curve curve) {
        return curve.points().stream().allMatch(point -> point.share() <= IDLE_SHARE);
    }

    /** Returns the highest share of a worker, which is the darkest shade; not less than that of an idle one. */
    double highest() {
        return rows.stream()
                .flatMap(row -> row.curves().stream())
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(CpuPicture.Point::share)
                .reduce(IDLE_SHARE, Math::max);
    }

    /** Returns the row of a worker, or -1. */
    int rowOf(int worker) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).has(worker)) {
                return row;
            }
        }
        return -1;
    }

    /** Returns the workers with the highest latest shares, the highest first; at most {@code most}, none idle. */
    List<CpuPicture.Curve> busiest(int most) {
        return rows.stream()
                .flatMap(row -> row.curves().stream())
                .filter(curve -> curve.lastShare() > IDLE_SHARE)
                .sorted(Comparator.comparingDouble(CpuPicture.Curve::lastShare).reversed())
                .limit(most)
                .toList();
    }

    /**
     * Returns how busy a row was in each of some columns of time, from 0 to {@code levels}: the highest share of a
     * worker within the column, where {@code whole} is the highest level.
     *
     * @param end the end of the last column, in nanoseconds; the first begins at 0
     */
    static int[] levels(Row row, double end, int columns, double whole, int levels) {
        double[] shares = new double[columns];
        for (CpuPicture.Curve curve : row.curves()) {
            double before = Double.NaN;
            for (CpuPicture.Point point : curve.points()) {
                int to = column((double) point.time(), end, columns);
                int from = Double.isNaN(before) ? to : Math.min(to, column(before, end, columns) + 1);
                for (int column = from; column <= to; column++) {
                    shares[column] = Math.max(shares[column], point.share());
                }
                before = (double) point.time();
            }
        }
        int[] found = new int[columns];
        for (int column = 0; column < columns; column++) {
            double share = Math.min(1, shares[column] / whole);
            found[column] = (int) Math.ceil(share * levels - 0.01);
        }
        return found;
    }

    private static int column(double time, double end, int columns) {
        return (int) Math.max(0, Math.min(columns - 1, time / Math.max(1, end) * columns));
    }
}
