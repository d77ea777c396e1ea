package io.github.poolscope.predict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What each taskel of a call took, in the order of its items: CPU time, and time in which it waited for something else
 * than a processor, in nanoseconds. Sums of consecutive taskels take constant time. Immutable.
 */
final class TaskelLengths {
    private final double[] cpuBefore;
    private final double[] waitBefore;
    private final int[] lost;

    /**
     * @param cpu the CPU time of each taskel
     * @param wait the time in which each waited
     * @param lost the taskels that ended their workers, ascending
     */
    TaskelLengths(double[] cpu, double[] wait, int[] lost) {
        cpuBefore = before(cpu);
        waitBefore = before(wait);
        this.lost = lost.clone();
    }

    private static double[] before(double[] lengths) {
        double[] before = new double[lengths.length + 1];
        for (int i = 0; i < lengths.length; i++) {
            before[i + 1] = before[i] + lengths[i];
        }
        return before;
    }

    int count() {
        return cpuBefore.length - 1;
    }

    /** Returns the CPU time of the taskels from {@code from} to before {@code to}. */
    double cpu(int from, int to) {
        return cpuBefore[to] - cpuBefore[from];
    }

    /** Returns how long the taskels from {@code from} to before {@code to} waited. */
    double wait(int from, int to) {
        return waitBefore[to] - waitBefore[from];
    }

    double longest() {
        double longest = 0;
        for (int i = 0; i < count(); i++) {
            longest = Math.max(longest, cpu(i, i + 1) + wait(i, i + 1));
        }
        return longest;
    }

    boolean losesAny() {
        return lost.length > 0;
    }

    /** Returns the first taskel in a range that ends its worker; {@code to} if none does. */
    int firstLost(int from, int to) {
        int at = Arrays.binarySearch(lost, from);
        int next = at >= 0 ? at : -at - 1;
        return next < lost.length ? Math.min(lost[next], to) : to;
    }

    /** Returns the same taskels, those that took longest first. */
    TaskelLengths longestFirst() {
        int[] order = IntStream.range(0, count())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -(cpu(i, i + 1) + wait(i, i + 1))))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] cpu = new double[order.length];
        double[] wait = new double[order.length];
        IntStream.Builder ends = IntStream.builder();
        for (int i = 0; i < order.length; i++) {
            cpu[i] = cpu(order[i], order[i] + 1);
            wait[i] = wait(order[i], order[i] + 1);
            if (Arrays.binarySearch(lost, order[i]) >= 0) {
                ends.add(i);
            }
        }
        return new TaskelLengths(cpu, wait, ends.build().toArray());
    }
}
