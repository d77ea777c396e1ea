package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;

/**
 * How busy the workers were over the whole run, at low resolution.
 *
 * @param to the end of the time shown, which begins at 0
 * @param busy for each column the share of the workers' time spent in taskels, from 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // A picture is drawn once; pictures are never compared.
public record OverviewPicture(long to, float[] busy) {
    private static final int COLUMNS = 400;

    /** Creates the picture in one pass over the taskels, in constant time for each. */
    public static OverviewPicture of(Trace trace, long to, int workers) {
        double column = Math.max(1, to / (double) COLUMNS);
        double[] parts = new double[COLUMNS];
        double[] whole = new double[COLUMNS + 1];
        Taskels taskels = trace.taskels();
        long now = trace.now();
        int count = taskels.count();
        for (int i = taskels.first(); i < count; i++) {
            long started = taskels.started(i);
            if (started == Trace.NEVER || started >= to) {
                continue;
            }
            long ended = Math.min(to, taskels.ended(i) == Trace.NEVER ? now : taskels.ended(i));
            int first = (int) Math.min(COLUMNS - 1, started / column);
            int last = (int) Math.min(COLUMNS - 1, ended / column);
            if (first == last) {
                parts[first] += Math.max(0, ended - started);
            } else {
                parts[first] += (first + 1) * column - started;
                parts[last] += ended - last * column;
                whole[first + 1]++;
                whole[last]--;
            }
        }
        float[] busy = new float[COLUMNS];
        double spanning = 0;
        for (int i = 0; i < COLUMNS; i++) {
            spanning += whole[i];
            busy[i] = (float) Math.min(1, (parts[i] + spanning * column) / (column * Math.max(1, workers)));
        }
        return new OverviewPicture(to, busy);
    }
}
