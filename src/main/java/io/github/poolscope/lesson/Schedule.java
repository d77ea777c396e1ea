package io.github.poolscope.lesson;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Which taskel is to run when and where, as far as a plan alone tells: each chunk goes to the worker that is free first.
 * Times are in seconds since the workers were ready; nothing of it was measured.
 *
 * @param workers how many workers there are
 * @param parts the taskels in the order of their indices
 */
public record Schedule(int workers, List<Part> parts) {
    /** A taskel and the worker, from 0, that is to run it. */
    public record Part(int index, int worker, double from, double to) {}

    /** A worker, from when on it is free, and how often it had its turn. */
    private record Free(int worker, double from, int turns) {}

    public Schedule {
        parts = List.copyOf(parts);
    }

    /** That of a plan; empty where the plan does not tell how long its taskels take. */
    public static Optional<Schedule> of(Plan plan) {
        return ExpectedDurations.of(plan, 0).isPresent() ? Optional.of(greedy(plan)) : Optional.empty();
    }

    /** When the last taskel ends. */
    public double seconds() {
        return parts.stream().mapToDouble(Part::to).max().orElse(0);
    }

    private static Schedule greedy(Plan plan) {
        int items = ExpectedDurations.items(plan);
        int workers = Math.max(1, plan.workers());
        int chunksize = plan.chunksize().effective(plan.mode(), items, plan.workers());
        PriorityQueue<Free> free = new PriorityQueue<>(Comparator.comparingDouble(Free::from)
                .thenComparingInt(Free::turns)
                .thenComparingInt(Free::worker));
        for (int worker = 0; worker < workers; worker++) {
            free.add(new Free(worker, 0, 0));
        }
        List<Part> parts = new ArrayList<>();
        double end = 0;
        for (int first = 0; first < items; first += chunksize) {
            Free next = free.remove();
            // The main program hands over the next call of apply only when it has the result of the one before.
            double now = plan.mode() == Mode.APPLY ? end : next.from();
            for (int index = first; index < Math.min(items, first + chunksize); index++) {
                double ends = now + ExpectedDurations.of(plan, index).orElse(0);
                parts.add(new Part(index, next.worker(), now, ends));
                now = ends;
            }
            end = Math.max(end, now);
            free.add(new Free(next.worker(), now, next.turns() + 1));
        }
        return new Schedule(workers, parts);
    }
}
