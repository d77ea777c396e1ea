package io.github.poolscope.lesson;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * When and where each taskel is expected to run, computed from the plan alone: each chunk goes to the worker that is
 * free first. Times are in seconds since the workers were ready; nothing of it was measured.
 *
 * @param workers the number of workers
 * @param parts the taskels by index
 */
public record Schedule(int workers, List<Part> parts) {
    /** A taskel and the worker, counted from 0, that is expected to run it. */
    public record Part(int index, int worker, double from, double to) {}

    /** A worker, the time at which it becomes free, and how many chunks it had. */
    private record Free(int worker, double from, int turns) {}

    public Schedule {
        parts = List.copyOf(parts);
    }

    /** Returns the schedule of a plan; empty if the plan does not determine the durations of its taskels. */
    public static Optional<Schedule> of(Plan plan) {
        return ExpectedDurations.of(plan, 0).isPresent() ? Optional.of(greedy(plan)) : Optional.empty();
    }

    /** Returns when the last taskel ends. */
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
            // The main program submits the next call of apply only when it has the previous result.
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
