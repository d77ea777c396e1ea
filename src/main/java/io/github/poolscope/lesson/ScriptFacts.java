package io.github.poolscope.lesson;

import io.github.poolscope.plan.Program;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Output;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncEvents;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The facts of a script's run that checks use: its processes, lines, calls and primitives. */
final class ScriptFacts {
    private final Trace trace;
    private final Program program;

    ScriptFacts(RunFacts run) {
        trace = run.trace();
        program = run.recording().header().program();
    }

    static ScriptFacts of(Runs runs) {
        return new ScriptFacts(runs.first());
    }

    /**
     * A process that the program started.
     *
     * @param name its name in the program
     * @param began when its function started, or {@link Trace#NEVER}
     * @param ended when it had ended, or {@link Trace#NEVER}
     * @param code its exit code as {@code Process.exitCode} returns it
     */
    record Child(String name, long pid, long requested, long began, long ended, int code) {}

    /** A printed line; {@code time} is when the main program printed or read it. */
    record Line(long time, long pid, boolean onError, String text) {}

    /** The time that the main program spent in a call. */
    record BlockedInterval(long from, long to) {
        long length() {
            return to - from;
        }
    }

    /** An event of a primitive. */
    record PrimitiveEvent(SyncAction action, long pid, long amount, long time) {}

    long mainPid() {
        return trace.mainPid();
    }

    /**
     * Returns the processes in the order of their starts. In a program that was watched, a process is a worker that
     * belongs to no pool; in older runs, a taskel represents it.
     */
    List<Child> children() {
        Taskels taskels = trace.taskels();
        Workers workers = trace.workers();
        List<Child> watched = IntStream.range(0, workers.count())
                .filter(worker -> workers.kind(worker) == WorkerKind.PROCESS && workers.taskel(worker) == Trace.NONE)
                .mapToObj(worker -> child(workers.name(worker), worker, workers.ready(worker)))
                .toList();
        return !watched.isEmpty()
                ? watched
                : IntStream.range(0, taskels.count())
                        .filter(index -> taskels.worker(index) != Trace.NONE)
                        .mapToObj(index -> child(taskels.item(index), taskels.worker(index), taskels.started(index)))
                        .toList();
    }

    private Child child(String name, int worker, long began) {
        Workers workers = trace.workers();
        return new Child(
                name,
                workers.pid(worker),
                workers.requested(worker),
                began,
                workers.exited(worker),
                workers.exitCode(worker));
    }

    Optional<Child> child(String name) {
        return children().stream().filter(child -> child.name().equals(name)).findFirst();
    }

    List<Line> lines() {
        Output output = trace.output();
        return IntStream.range(0, output.count())
                .mapToObj(
                        line -> new Line(output.time(line), output.pid(line), output.isError(line), output.text(line)))
                .toList();
    }

    List<Line> linesOf(long pid) {
        return lines().stream().filter(line -> line.pid() == pid).toList();
    }

    /**
     * Returns the rest of the main program's first line that starts with {@code beginning}; truth values as Java spells
     * them.
     */
    Optional<String> told(String beginning) {
        return linesOf(mainPid()).stream()
                .map(line -> Printed.truths(line.text()))
                .filter(text -> text.startsWith(beginning))
                .map(text -> text.substring(beginning.length()).strip())
                .findFirst();
    }

    /** Returns when the main program was at the line with that label, in order. */
    List<BlockedInterval> blockedAt(String label) {
        Calls calls = trace.calls();
        int line = program.lineOf(label);
        return IntStream.range(0, calls.count())
                .filter(call -> line >= 0 && calls.line(call) == line)
                .mapToObj(call -> new BlockedInterval(calls.began(call), calls.ended(call)))
                .toList();
    }

    /**
     * Returns the capacity of the first primitive of that kind; {@link Trace#NONE} if there is none or it has no
     * capacity.
     */
    int capacity(SyncKind kind) {
        int object = object(kind);
        return object == Trace.NONE
                ? Trace.NONE
                : trace.syncObjects().at(object).capacity();
    }

    /** Returns all events of the first primitive of that kind. */
    List<PrimitiveEvent> primitiveEvents(SyncKind kind) {
        int object = object(kind);
        SyncEvents events = trace.syncEvents();
        return IntStream.range(0, events.count())
                .filter(event -> object != Trace.NONE && events.object(event) == object)
                .mapToObj(event -> new PrimitiveEvent(
                        events.action(event), events.pid(event), events.amount(event), events.time(event)))
                .toList();
    }

    List<PrimitiveEvent> primitiveEvents(SyncKind kind, SyncAction action) {
        return primitiveEvents(kind).stream()
                .filter(event -> event.action() == action)
                .toList();
    }

    private int object(SyncKind kind) {
        SyncObjects objects = trace.syncObjects();
        return IntStream.range(0, objects.count())
                .filter(object -> objects.at(object).kind() == kind)
                .findFirst()
                .orElse(Trace.NONE);
    }
}
