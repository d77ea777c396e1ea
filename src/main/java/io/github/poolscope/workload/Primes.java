package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;
import java.util.BitSet;

/** Counts the primes below a limit plus the item with the sieve of Eratosthenes: a CPU-bound workload. */
record Primes(int below) implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public Object call(Object item) {
        int bound = below + Waiting.index(item);
        BitSet composite = new BitSet(bound);
        int primes = 0;
        for (int candidate = 2; candidate < bound; candidate++) {
            if (!composite.get(candidate)) {
                primes++;
                for (long multiple = (long) candidate * candidate; multiple < bound; multiple += candidate) {
                    composite.set((int) multiple);
                }
            }
        }
        return primes;
    }
}
