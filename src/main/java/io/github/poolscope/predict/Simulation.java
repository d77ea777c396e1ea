package io.github.poolscope.predict;

import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call on a pool, event by event, as the pool would hand out its tasks: the first task that waits to the worker that
 * has been idle longest. What the pool hands out ahead of time it calls back as soon as a worker is idle, so that this
 * is who runs what; handing out ahead only makes the gap between tasks small, which is measured.
 *
 * <p>Workers that start or compute share the cores evenly, together with the other load of the machine; waiting takes as
 * long as it took. Times are in nanoseconds from the creation of the pool. Used once, by one thread.
 */
final class Simulation {
    /** A unit in which both are long is computed and waited for in this many turns, since its taskels alternate. */
    private static final int TURNS = 4;
    /** Up to this part of a unit, computing or waiting is not spread over turns. */
    private static final double SMALL_PART = 0.05;
    /** How often cancelling is looked for, in events. */
    private static final int EVENTS_BETWEEN_LOOKS = 4_096;

    private enum Step {
        REQUESTED,
        STARTING,
        WAITING,
        COMPUTING
    }

    private final TaskelLengths taskels;
    private final PoolCosts costs;
    private final double meanStart;
    private final Dispatching dispatching;
    private final @Nullable Random noise;
    private final double taskelNoise;
    private final double speed;
    private final BooleanSupplier cancelled;

    private final EventHeap waiting;
    private final EventHeap computing;
    private final Step[] steps;
    private final int[] from;
    private final int[] to;
    /** The end of the task that a worker leaves unfinished when its taskel ends it. */
    private final int[] whole;

    private final int[] turns;
    private final double[] waitOfTurn;
    private final double[] cpuOfTurn;
    private final double[] computingSince;
    private final int[] tasksDone;
    private final boolean[] isNew;
    private final ArrayDeque<Integer> idle = new ArrayDeque<>();
    /** Taskels that a lost worker has left, as first and end; they are handed out before all others. */
    private final ArrayDeque<int[]> left = new ArrayDeque<>();

    private double now;
    /** How much CPU time each thread that wants a processor has had since the beginning. */
    private double share;

    private int next;
    private int ended;
    private int inFlight;
    private int delivered;
    /** By unit of taskels in order: whether all of it has ended. */
    private final boolean[] unitsEnded;

    private int firstUnit;
    private double mainFree;
    private double first = Double.POSITIVE_INFINITY;
    private double last;
    private double wanting;

    /**
     * @param noise draws what differs from run to run; null for the means
     * @param taskelNoise the standard deviation of a taskel's CPU time, as a part of it
     * @param speed a factor on all CPU times
     * @param cancelled is asked now and then
     */
    Simulation(
            TaskelLengths taskels,
            PoolCosts costs,
            Dispatching dispatching,
            int workers,
            @Nullable Random noise,
            double taskelNoise,
            double speed,
            BooleanSupplier cancelled) {
        this.taskels = taskels;
        this.costs = costs;
        meanStart = costs.meanStart();
        this.dispatching = dispatching;
        this.noise = noise;
        this.taskelNoise = taskelNoise;
        this.speed = speed;
        this.cancelled = cancelled;
        // More workers than tasks have nothing to do, but their starts want processors.
        waiting = new EventHeap(workers);
        computing = new EventHeap(workers);
        steps = new Step[workers];
        from = new int[workers];
        to = new int[workers];
        whole = new int[workers];
        turns = new int[workers];
        waitOfTurn = new double[workers];
        cpuOfTurn = new double[workers];
        computingSince = new double[workers];
        tasksDone = new int[workers];
        isNew = new boolean[workers];
        unitsEnded = new boolean[(int) (taskels.count() / dispatching.unit()) + 1];
        mainFree = costs.submitted();
        for (int worker = 0; worker < workers; worker++) {
            request(worker, costs.firstRequest() + worker * costs.requestGap());
        }
    }

    /**
     * @param first when the first taskel began
     * @param last when the last one ended
     * @param wanting how long workers in taskels waited for a processor, in total
     */
    record Course(double first, double last, double wanting) {
        double makespan() {
            return last - first;
        }
    }

    /**
     * Runs it to the end of the last taskel.
     *
     * @throws CancellationException if it was cancelled
     */
    Course run() {
        for (int events = 1; ended < taskels.count(); events++) {
            if (events % EVENTS_BETWEEN_LOOKS == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            step();
        }
        return new Course(first == Double.POSITIVE_INFINITY ? 0 : first, last, wanting);
    }

    private void step() {
        double rate = Math.min(1, costs.cores() / (computing.size() + costs.otherLoad()));
        double computed = now + (computing.firstTime() - share) / rate;
        if (computed < waiting.firstTime()) {
            share = computing.firstTime();
            now = Math.max(now, computed);
            hasComputed(computing.removeFirst());
        } else {
            if (!computing.isEmpty()) {
                share += (waiting.firstTime() - now) * rate;
            }
            now = Math.max(now, waiting.firstTime());
            hasWaited(waiting.removeFirst());
        }
    }

    private void request(int worker, double time) {
        steps[worker] = Step.REQUESTED;
        isNew[worker] = true;
        tasksDone[worker] = 0;
        waiting.add(time, worker);
    }

    private void hasWaited(int worker) {
        if (steps[worker] == Step.REQUESTED) {
            steps[worker] = Step.STARTING;
            compute(worker, start());
        } else {
            steps[worker] = Step.COMPUTING;
            computingSince[worker] = now;
            compute(worker, cpuOfTurn[worker]);
        }
    }

    private double start() {
        return noise == null
                ? meanStart
                : costs.starts().get(noise.nextInt(costs.starts().size()));
    }

    private void compute(int worker, double work) {
        computing.add(share + work, worker);
    }

    private void hasComputed(int worker) {
        if (steps[worker] == Step.STARTING) {
            take(worker);
            return;
        }
        wanting += Math.max(0, now - computingSince[worker] - cpuOfTurn[worker]);
        turns[worker]--;
        if (turns[worker] > 0) {
            steps[worker] = Step.WAITING;
            waiting.add(now + waitOfTurn[worker], worker);
        } else {
            finish(worker);
        }
    }

    private void finish(int worker) {
        last = now;
        inFlight--;
        boolean dies = taskels.firstLost(from[worker], to[worker]) < to[worker];
        if (to[worker] < whole[worker]) {
            left.addFirst(new int[] {to[worker], whole[worker]});
        }
        ended += to[worker] - from[worker];
        if (to[worker] == whole[worker]) {
            unitsEnded[(int) (from[worker] / dispatching.unit())] = true;
        }
        tasksDone[worker] += dispatching.together();
        boolean retires = dispatching.tasksPerChild().isPresent()
                && tasksDone[worker] >= dispatching.tasksPerChild().getAsInt();
        if (dies || retires) {
            request(worker, now + costs.replacing());
        } else {
            take(worker);
        }
        // Its end may have made room for others.
        while (!idle.isEmpty() && mayTake()) {
            take(idle.remove());
        }
    }

    /** Returns whether a task waits that may be handed out now. */
    private boolean mayTake() {
        if (!left.isEmpty()) {
            return true;
        }
        if (next >= taskels.count() || (dispatching.oneByOne() && inFlight > 0)) {
            return false;
        }
        long end = Math.min(taskels.count(), next + dispatching.unit());
        if (inFlight == 0 || end - delivered <= dispatching.limit()) {
            return true;
        }
        delivered = dispatching.inOrder() ? firstNotEnded() : ended;
        return end - delivered <= dispatching.limit();
    }

    /** Returns the first taskel of the earliest unit that has not ended. */
    private int firstNotEnded() {
        while (firstUnit < unitsEnded.length && unitsEnded[firstUnit]) {
            firstUnit++;
        }
        return (int) Math.min(taskels.count(), firstUnit * dispatching.unit());
    }

    private void take(int worker) {
        if (!mayTake()) {
            idle.add(worker);
            return;
        }
        int begin;
        int end;
        int[] rest = left.poll();
        if (rest == null) {
            begin = next;
            end = (int) Math.min(taskels.count(), begin + dispatching.unit());
            next = end;
        } else {
            begin = rest[0];
            end = rest[1];
        }
        whole[worker] = end;
        end = Math.min(end, taskels.firstLost(begin, end) + 1);
        from[worker] = begin;
        to[worker] = end;
        inFlight++;
        begin(worker, end - begin);
    }

    private void begin(int worker, int size) {
        int tasks = (size + dispatching.chunksize() - 1) / dispatching.chunksize();
        mainFree += tasks * costs.mainTask() + size * costs.mainTaskel();
        double gap = isNew[worker] ? costs.firstHandOut() : costs.taskGap();
        double begins = Math.max(Math.max(now, costs.submitted()) + gap, mainFree);
        if (first == Double.POSITIVE_INFINITY) {
            first = begins;
            mainFree = begins; // What the main program does before is not between two tasks.
        }
        first = Math.min(first, begins);
        double between = (tasks - 1) * costs.taskGap() + (size - tasks) * costs.taskelGap();
        double wait = taskels.wait(from[worker], to[worker]);
        double cpu = cpu(worker, size);
        boolean isMixed = Math.min(cpu, wait) > SMALL_PART * (cpu + wait);
        turns[worker] = isMixed ? Math.min(TURNS, size) : 1;
        waitOfTurn[worker] = (wait + between) / turns[worker];
        cpuOfTurn[worker] = cpu / turns[worker];
        isNew[worker] = false;
        steps[worker] = Step.WAITING;
        waiting.add(begins + waitOfTurn[worker], worker);
    }

    private double cpu(int worker, int size) {
        double cpu = taskels.cpu(from[worker], to[worker]) * speed;
        if (noise != null && taskelNoise > 0) {
            cpu *= Math.max(0, 1 + taskelNoise / Math.sqrt(size) * noise.nextGaussian());
        }
        return cpu + (isNew[worker] ? costs.warmUp() * speed : 0);
    }
}
