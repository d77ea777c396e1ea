package io.github.poolscope.workload;

import java.io.Serializable;
import java.util.List;
import java.util.SplittableRandom;

/** How long each taskel of a waiting workload takes, in seconds: a function of its index and the seed alone. */
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

    /** Taskel i of n takes (n − i) units: the first is the longest, so that order and completion part. */
    record Descending(double unit, int count) implements SleepTimes {
        @Override
        public double seconds(int index) {
            return Math.max(0, count - index) * unit;
        }
    }

    /** As told, one after another; after the last the list begins again. */
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
        // The first draws of neighbouring seeds are alike; the next ones are not.
        return random.split();
    }
}
