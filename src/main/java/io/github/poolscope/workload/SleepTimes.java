package io.github.poolscope.workload;

import java.io.Serializable;
import java.util.List;
import java.util.SplittableRandom;

/** How long each taskel of a waiting workload takes, in seconds; depends on its index and the seed only. */
sealed interface SleepTimes extends Serializable {
    double seconds(int index);

    record Fixed(double each) implements SleepTimes {
        @Override
        public double seconds(int index) {
            return each;
        }
    }

    record Uniform(double min, double max, long seed) implements SleepTimes {
        @Override
        public double seconds(int index) {
            return min + (max - min) * random(seed, index).nextDouble();
        }
    }

    /**
     * Taskel i of n takes (n − i) units: the first is the longest, so that completion order differs from submission
     * order.
     */
    record Descending(double unit, int count) implements SleepTimes {
        @Override
        public double seconds(int index) {
            return Math.max(0, count - index) * unit;
        }
    }

    /** The given times in order, from the beginning again after the last. */
    record Listed(List<Double> times) implements SleepTimes {
        @Override
        public double seconds(int index) {
            return times.get(index % times.size());
        }
    }

    /** A Pareto law with shape 1: half the taskels take less than twice the shortest, a few take very long. */
    record HeavyTail(double min, double max, long seed) implements SleepTimes {
        @Override
        public double seconds(int index) {
            return Math.min(max, min / (1 - random(seed, index).nextDouble()));
        }
    }

    private static SplittableRandom random(long seed, int index) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
        // The first numbers drawn for neighbouring seeds are similar; the next ones are not.
        return random.split();
    }
}
