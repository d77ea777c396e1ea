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
import io.github.poolscope.trace.Workers;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What checks ask of the run of a script: its processes, its lines, its calls, and what it talks by. */
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
     * @param name what the program calls it
     * @param began when what it does began, or {@link Trace#NEVER}
     * @param ended when it had ended, or {@link Trace#NEVER}
     * @param code its exit code as {@code Process.exitCode} tells it
     */
    record Child(String name, long pid, long requested, long began, long ended, int code) {}

    /** A line that was printed; {@code time} is when the main program printed or read it. */
    record Line(long time, long pid, boolean onError, String text) {}

    /** When the main program was in a call. */
    record Stay(long from, long to) {
        long length() {
            return to - from;
        }
    }

    /** Something that happened to a primitive. */
    record Deed(SyncAction action, long pid, long amount, long time) {}

    long mainPid() {
        return trace.mainPid();
    }

    /** In the order of their starts. */
    List<Child> children() {
        Taskels taskels = trace.taskels();
        Workers workers = trace.workers();
        return IntStream.range(0, taskels.count())
                .filter(index -> taskels.worker(index) != Trace.NONE)
                .mapToObj(index -> {
                    int worker = taskels.worker(index);
                    return new Child(
                            taskels.item(index),
                            workers.pid(worker),
                            workers.requested(worker),
                            taskels.started(index),
                            workers.exited(worker),
                            workers.exitCode(worker));
                })
                .toList();
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

    /** The first line of the main program that begins so, without that beginning. */
    Optional<String> told(String beginning) {
        return linesOf(mainPid()).stream()
                .map(Line::text)
                .filter(text -> text.startsWith(beginning))
                .map(text -> text.substring(beginning.length()).strip())
                .findFirst();
    }

    /** The calls in which the main program was at the line of that label, in their order. */
    List<Stay> staysAt(String label) {
        Calls calls = trace.calls();
        int line = program.lineOf(label);
        return IntStream.range(0, calls.count())
                .filter(call -> line >= 0 && calls.line(call) == line)
                .mapToObj(call -> new Stay(calls.began(call), calls.ended(call)))
                .toList();
    }

    /** What the first primitive of that kind is made for; {@link Trace#NONE} if there is none or no such number. */
    int capacity(SyncKind kind) {
        int object = object(kind);
        return object == Trace.NONE
                ? Trace.NONE
                : trace.syncObjects().at(object).capacity();
    }

    /** All that happened to the first primitive of that kind. */
    List<Deed> deeds(SyncKind kind) {
        int object = object(kind);
        SyncEvents events = trace.syncEvents();
        return IntStream.range(0, events.count())
                .filter(event -> object != Trace.NONE && events.object(event) == object)
                .mapToObj(event ->
                        new Deed(events.action(event), events.pid(event), events.amount(event), events.time(event)))
                .toList();
    }

    List<Deed> deeds(SyncKind kind, SyncAction action) {
        return deeds(kind).stream().filter(deed -> deed.action() == action).toList();
    }

    private int object(SyncKind kind) {
        SyncObjects objects = trace.syncObjects();
        return IntStream.range(0, objects.count())
                .filter(object -> objects.at(object).kind() == kind)
                .findFirst()
                .orElse(Trace.NONE);
    }
}
