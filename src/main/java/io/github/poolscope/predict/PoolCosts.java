package io.github.poolscope.predict;

import java.util.List;

/**
 * What a pool costs besides its taskels, as measured in a run; times are in nanoseconds. Immutable.
 *
 * @param cores the processors of the machine
 * @param otherLoad how many other threads want a processor all the time, as far as taskels had to wait for one
 * @param starts how much CPU time the start of a worker takes, of each worker that was started; at least one
 * @param firstRequest from the creation of the pool to the request of its first worker
 * @param requestGap from the request of one worker to that of the next
 * @param replacing from the end of a worker to the request of its replacement
 * @param submitted from the creation of the pool to the submission of the first taskel
 * @param firstHandOut from the readiness of a worker to the beginning of its first taskel, if there is work
 * @param taskGap between two tasks of a worker
 * @param taskelGap between two taskels of a task
 * @param warmUp how much longer, in CPU time, the first taskel of a worker takes
 * @param mainTask how long the main program is busy with a task
 * @param mainTaskel how long the main program is busy with a taskel
 * @param created from the beginning of the run to the creation of the pool
 * @param closing from the end of the last taskel to the end of the run
 */
record PoolCosts(
        int cores,
        double otherLoad,
        List<Double> starts,
        double firstRequest,
        double requestGap,
        double replacing,
        double submitted,
        double firstHandOut,
        double taskGap,
        double taskelGap,
        double warmUp,
        double mainTask,
        double mainTaskel,
        double created,
        double closing) {
    PoolCosts {
        starts = List.copyOf(starts);
    }

    PoolCosts withOtherLoad(double load) {
        return new PoolCosts(
                cores,
                load,
                starts,
                firstRequest,
                requestGap,
                replacing,
                submitted,
                firstHandOut,
                taskGap,
                taskelGap,
                warmUp,
                mainTask,
                mainTaskel,
                created,
                closing);
    }

    /** Returns these costs with the start of workers as in another run. */
    PoolCosts withStartOf(PoolCosts other) {
        return new PoolCosts(
                cores,
                otherLoad,
                other.starts,
                other.firstRequest,
                other.requestGap,
                other.replacing,
                submitted,
                firstHandOut,
                taskGap,
                taskelGap,
                warmUp,
                mainTask,
                mainTaskel,
                created,
                closing);
    }

    /** Returns these costs with another load and main program, and starts and gaps times a factor each. */
    PoolCosts varied(double load, double startsBy, double gaps, double mainOfTask, double mainOfTaskel) {
        return new PoolCosts(
                cores,
                load,
                starts.stream().map(start -> start * startsBy).toList(),
                firstRequest,
                requestGap * startsBy,
                replacing,
                submitted,
                firstHandOut * gaps,
                taskGap * gaps,
                taskelGap * gaps,
                warmUp * gaps,
                mainOfTask,
                mainOfTaskel,
                created,
                closing);
    }

    double meanStart() {
        return starts.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
