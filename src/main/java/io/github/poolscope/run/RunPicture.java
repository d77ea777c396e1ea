package io.github.poolscope.run;

import java.sql.SQLException;
import java.util.Arrays;

/**
 * A small picture of a run: how busy groups of workers were in the equal parts of its time. Immutable.
 */
public final class RunPicture {
    /** The number of parts of the run's time. */
    public static final int COLUMNS = 48;

    /** No picture: no taskel has started. */
    public static final RunPicture NONE = new RunPicture(new byte[0]);

    /** The most groups of workers. */
    private static final int MAX_LANES = 8;

    /** The approximate number of taskels that are looked at; of a run with more, each n-th. */
    private static final long MAX_TAKEN = 20_000;

    private static final int FULL = 255;

    private final byte[] cells;

    private RunPicture(byte[] cells) {
        this.cells = cells;
    }

    /** Returns the picture that {@link #bytes} returned; no picture if it can't have been. */
    public static RunPicture of(byte[] bytes) {
        boolean isWhole = bytes.length % COLUMNS == 0 && bytes.length <= MAX_LANES * COLUMNS;
        return isWhole && bytes.length > 0 ? new RunPicture(bytes.clone()) : NONE;
    }

    /** Returns it as bytes, for {@link #of}. */
    public byte[] bytes() {
        return cells.clone();
    }

    /** Returns the number of groups of workers; 0 if there is no picture. */
    public int lanes() {
        return cells.length / COLUMNS;
    }

    /** Returns which part of a time, from 0 to 1, the workers of a group worked. */
    public double busy(int lane, int column) {
        return (cells[lane * COLUMNS + column] & FULL) / (double) FULL;
    }

    /** Reads the picture from a run's tables {@code run}, {@code worker} and {@code taskel}. */
    static RunPicture read(OpenRun run) throws SQLException, DamageException {
        long[] size = new long[3];
        run.forEach(
                "run",
                "SELECT (SELECT count(*) FROM taskel) AS taskels,"
                        + " (SELECT coalesce(max(slot), -1) + 1 FROM worker) AS slots, last_seen FROM run LIMIT 1",
                row -> {
                    size[0] = row.number(1, 0, Integer.MAX_VALUE);
                    size[1] = row.number(2, 0, Integer.MAX_VALUE);
                    size[2] = row.time(3);
                });
        long slots = size[1];
        if (size[0] == 0 || slots == 0 || size[2] == 0) {
            return NONE;
        }
        int lanes = (int) Math.min(MAX_LANES, slots);
        double[] sums = new double[lanes * COLUMNS];
        long each = Math.max(1, size[0] / MAX_TAKEN);
        double column = size[2] / (double) COLUMNS;
        run.forEach(
                "taskel",
                "SELECT slot, started, coalesce(ended, max(last_seen, started)) AS ended FROM taskel"
                        + " JOIN worker ON worker.number = taskel.worker, run"
                        + " WHERE started IS NOT NULL AND taskel.number % " + each + " = 0",
                row -> {
                    int lane = (int) (row.number(1, 0, slots - 1) * lanes / slots);
                    add(sums, lane, row.time(2) / column, row.time(3) / column);
                });
        byte[] cells = new byte[sums.length];
        double most = (double) slots / lanes / each;
        boolean any = false;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) Math.round(FULL * Math.min(1, sums[i] / most));
            any |= sums[i] > 0;
        }
        return any ? new RunPicture(cells) : NONE;
    }

    /** Adds a taskel; its times are in columns. */
    private static void add(double[] sums, int lane, double from, double to) {
        for (int i = (int) from; i < Math.min(COLUMNS, to); i++) {
            sums[lane * COLUMNS + i] += Math.max(0, Math.min(to, i + 1) - Math.max(from, i));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunPicture picture && Arrays.equals(cells, picture.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }
}
