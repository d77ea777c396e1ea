package io.github.poolscope.plan;

import java.util.OptionalInt;

/**
 * What is known about a run before its first event. Of a watched program, which a script is too, only the command or the
 * program is: its pools, calls and sources are in the trace.
 *
 * @param plan the plan
 * @param program the program that corresponds to the plan, of a script that which runs; for a command, the command as
 *     one line
 * @param items the number of taskels of the run; 0 for a watched program
 * @param workers the number of workers in the pool; 0 for a watched program
 * @param chunksize the chunksize used; 0 for a watched program
 * @param cores the number of usable cores of the machine; empty if it was not recorded
 */
public record RunHeader(Plan plan, Program program, int items, int workers, int chunksize, OptionalInt cores) {
    /** Returns the header of the run of a plan with a command. */
    public static RunHeader ofCommand(Plan plan, OptionalInt cores) {
        if (plan.work() instanceof Work.Command command) {
            return new RunHeader(plan, command.program(), 0, 0, 0, cores);
        }
        throw new IllegalArgumentException("The plan has no command.");
    }

    /** Returns the header of the run of a plan with a script, which is a program of its own. */
    public static RunHeader ofScript(Plan plan, Program program, OptionalInt cores) {
        return new RunHeader(plan, program, 0, 0, 0, cores);
    }

    /**
     * Returns whether the run is that of a program of its own, whose pools and calls are in the trace: a command, or a
     * script, but not that of an older file, which has a number of workers.
     */
    public boolean isWatched() {
        return plan.isOfCommand() || (plan.work() instanceof Work.Script && workers == 0);
    }
}
