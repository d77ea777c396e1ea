package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Describes one taskel. */
public final class TaskelFacts {
    private TaskelFacts() {}

    /** Returns the known facts in chronological order, in English. */
    public static List<Fact> of(RunHeader header, Trace trace, int index) {
        return of(header, trace, index, Language.ENGLISH);
    }

    /** Returns the known facts in chronological order, in a language. */
    public static List<Fact> of(RunHeader header, Trace trace, int index, Language language) {
        Taskels taskels = trace.taskels();
        FactList facts = new FactList(language);
        String item = taskels.item(index);
        String process = WorkerNames.of(trace).processOf(index);
        if (process.isEmpty()) {
            facts.add(
                    "taskel",
                    CallNames.function(header, trace, index).orElse("f") + "(" + (item.isEmpty() ? index : item) + ")");
        } else {
            facts.add("process", process);
        }
        int call = taskels.call(index);
        if (header.isWatched() && call >= trace.poolCalls().first()) {
            facts.add("call", CallNames.of(trace, call));
        }
        Outcome outcome = taskels.outcome(index);
        if (outcome == Outcome.SUCCEEDED) {
            facts.add("result", taskels.result(index));
        } else {
            facts.add("outcome", words(taskels, index));
        }
        int worker = taskels.worker(index);
        if (worker != Trace.NONE) {
            facts.add("worker", (worker + 1) + " · pid " + trace.workers().pid(worker));
        }
        facts.add("submitted", Units.seconds(taskels.submitted(index)));
        times(facts, trace, index);
        order(facts, header, trace, index);
        return facts.toList();
    }

    private static void times(FactList facts, Trace trace, int index) {
        Taskels taskels = trace.taskels();
        long started = taskels.started(index);
        if (started == Trace.NEVER) {
            facts.add("waiting-for", Units.seconds(Math.max(0, trace.now() - taskels.submitted(index))));
            return;
        }
        facts.add("waited-in-queue", Units.seconds(Math.max(0, started - taskels.submitted(index))));
        long ended = taskels.ended(index);
        long took = taskels.ranFor(index, trace.now());
        facts.add(ended == Trace.NEVER ? "running-for" : "ran", Units.duration(took));
        long cpu = taskels.cpu(index);
        if (cpu != Trace.NEVER && ended != Trace.NEVER) {
            facts.add(
                    "cpu-used", Units.duration(cpu) + " (" + Units.percent(took <= 0 ? 0 : cpu / (double) took) + ")");
        }
    }

    private static void order(FactList facts, RunHeader header, Trace trace, int index) {
        Taskels taskels = trace.taskels();
        int completed = rank(index, taskels.firstCompletedRank(), taskels.completedCount(), taskels::completedAt);
        if (completed != Trace.NONE) {
            facts.add("completed", place(completed, Progress.total(header, trace)));
        }
        HeadOfLine heads = HeadOfLine.of(header, trace);
        if (completed != Trace.NONE && trace.taskels().received(index) != Trace.NEVER) {
            facts.add(
                    "held-back", Holding.of(header, trace, taskels.call(index)).told(trace, heads, index));
        }
        int delivered = rank(index, taskels.firstDeliveredRank(), taskels.deliveredCount(), taskels::deliveredAt);
        if (delivered != Trace.NONE) {
            Phrase place = place(delivered, Progress.total(header, trace));
            facts.add(
                    "delivered",
                    isCalledBack(trace, index) ? Phrase.of("analysis.delivered-to-callback", place) : place);
        }
    }

    /** Returns whether the taskel's call passes its result to a callback. */
    private static boolean isCalledBack(Trace trace, int index) {
        Calls callbacks = trace.callbacks();
        Taskels taskels = trace.taskels();
        for (int i = callbacks.count() - 1; i >= callbacks.first(); i--) {
            int given = callbacks.awaited(i);
            boolean known = given >= 0 && given < taskels.count();
            if (known && taskels.delivered(given) == taskels.delivered(index)) {
                return true;
            }
        }
        return false;
    }

    private static Phrase place(int rank, int items) {
        return Phrase.of("analysis.place", Units.place(rank + 1L), Units.count(items));
    }

    private static int rank(int index, int first, int count, IntUnaryOperator order) {
        for (int rank = first; rank < count; rank++) {
            if (order.applyAsInt(rank) == index) {
                return rank;
            }
        }
        return Trace.NONE;
    }

    private static Phrase words(Taskels taskels, int index) {
        boolean begun = taskels.started(index) != Trace.NEVER;
        boolean ended = taskels.ended(index) != Trace.NEVER;
        return switch (taskels.outcome(index)) {
            case PENDING ->
                Phrase.of(
                        ended
                                ? "analysis.outcome.ended"
                                : begun ? "analysis.state.running" : "analysis.outcome.waiting");
            case SUCCEEDED, FAILED -> TaskelState.of(taskels, index);
            case LOST -> Phrase.of("analysis.outcome.lost");
            case SKIPPED -> Phrase.of("analysis.outcome.skipped");
            case CANCELLED -> Phrase.of(begun ? "analysis.outcome.cancelled" : "analysis.outcome.never-began");
        };
    }
}
