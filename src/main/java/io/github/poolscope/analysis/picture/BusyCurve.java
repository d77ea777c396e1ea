package io.github.poolscope.analysis.picture;

import java.util.BitSet;
import java.util.List;

/**
 * How many workers of some lanes were in a taskel, over the time of a picture.
 *
 * @param busy for each pixel of the picture, the mean number of workers in a taskel
 * @param failed the pixels in which a taskel that failed begins
 */
@SuppressWarnings("ArrayRecordComponent") // A picture is drawn once; pictures are never compared.
public record BusyCurve(float[] busy, BitSet failed) {
    /** Sums up lanes, in one pass over their bars and pixels. */
    public static BusyCurve of(List<Lane> lanes, TimeAxis axis) {
        int width = Math.max(1, (int) Math.ceil(axis.width()));
        float[] busy = new float[width];
        // Changes from one pixel to the next: a bar then costs the same at any width.
        float[] change = new float[width + 1];
        BitSet failed = new BitSet();
        for (Lane lane : lanes) {
            for (int pixel = 0; pixel < Math.min(width, lane.busy().length); pixel++) {
                busy[pixel] += lane.busy()[pixel];
            }
            failed.or(lane.failed());
            for (Bar bar : lane.bars()) {
                double from = Math.max(0, axis.x(bar.from()));
                double to = Math.min(width, axis.x(bar.to()));
                add(busy, change, from, to);
                if (bar.outcome().isFailure() && from < width) {
                    failed.set((int) from);
                }
            }
        }
        float running = 0;
        for (int pixel = 0; pixel < width; pixel++) {
            running += change[pixel];
            busy[pixel] += running;
        }
        return new BusyCurve(busy, failed);
    }

    private static void add(float[] busy, float[] change, double from, double to) {
        if (to <= from) {
            return;
        }
        int first = (int) from;
        int last = Math.min(busy.length - 1, (int) to);
        if (first == last) {
            busy[first] += (float) (to - from);
            return;
        }
        busy[first] += (float) (first + 1 - from);
        busy[last] += (float) (to - last);
        change[first + 1]++;
        change[last]--;
    }

    /** Returns the maximum number of workers in a taskel, as a mean over a pixel. */
    public double most() {
        double most = 0;
        for (float each : busy) {
            most = Math.max(most, each);
        }
        return most;
    }
}
