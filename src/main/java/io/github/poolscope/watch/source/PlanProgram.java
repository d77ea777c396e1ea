package io.github.poolscope.watch.source;

/**
 * Where the program of a run's plan is in the event log: its lines are recorded as those of the plan, not of a source
 * file.
 *
 * @param source the source file, as the log names it; empty if the plan has no program of its own
 * @param skipped the number of lines of the file that precede the plan's program
 */
public record PlanProgram(String source, int skipped) {
    /** For a program that is not the plan's. */
    public static final PlanProgram NONE = new PlanProgram("", 0);

    /** Returns a line of a source file, or of the plan's program if it is one: its source is empty then. */
    public Line of(Line line) {
        return line.source().isEmpty() || !line.source().equals(source)
                ? line
                : new Line("", Math.max(line.number() - skipped, 0));
    }
}
