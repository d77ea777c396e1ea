package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** What is known of one taskel, in words. */
public final class TaskelFacts {
    private TaskelFacts() {}

    /** The facts that are known so far, in the order in which they came about. */
    public static List<Fact> of(RunHeader header, Trace trace, int index) {
        Taskels taskels = trace.taskels();
        List<Fact> facts = new ArrayList<>();
        String item = taskels.item(index);
        facts.add(new Fact("taskel", "f(" + (item.isEmpty() ? index : item) + ")"));
        Outcome outcome = taskels.outcome(index);
        if (outcome == Outcome.SUCCEEDED) {
            facts.add(new Fact("result", taskels.result(index)));
        } else {
            facts.add(new Fact("outcome", words(outcome, taskels.started(index) != Trace.NEVER)));
        }
        int worker = taskels.worker(index);
        if (worker != Trace.NONE) {
            facts.add(new Fact(
                    "worker", (worker + 1) + " · pid " + trace.workers().pid(worker)));
        }
        facts.add(new Fact("submitted", Units.seconds(taskels.submitted(index))));
        times(facts, trace, index);
        order(facts, header, trace, index);
        return facts;
    }

    private static void times(List<Fact> facts, Trace trace, int index) {
        Taskels taskels = trace.taskels();
        long started = taskels.started(index);
        if (started == Trace.NEVER) {
            facts.add(new Fact("waiting for", Units.seconds(trace.now() - taskels.submitted(index))));
            return;
        }
        facts.add(new Fact("waited in queue", Units.seconds(Math.max(0, started - taskels.submitted(index)))));
        long ended = taskels.ended(index);
        long took = (ended == Trace.NEVER ? trace.now() : ended) - started;
        facts.add(new Fact(ended == Trace.NEVER ? "running for" : "ran", Units.duration(took)));
        long cpu = taskels.cpu(index);
        if (cpu != Trace.NEVER && ended != Trace.NEVER) {
            facts.add(new Fact(
                    "CPU used", Units.duration(cpu) + " (" + Units.percent(took <= 0 ? 0 : cpu / (double) took) + ")"));
        }
    }

    private static void order(List<Fact> facts, RunHeader header, Trace trace, int index) {
        Taskels taskels = trace.taskels();
        int completed = rank(index, taskels.completedCount(), taskels::completedAt);
        if (completed != Trace.NONE) {
            facts.add(new Fact("completed", Units.ordinal(completed + 1) + " of " + header.items()));
        }
        HeadOfLine heads = HeadOfLine.of(trace, header.plan().mode().ordered());
        if (completed != Trace.NONE && trace.taskels().received(index) != Trace.NEVER) {
            int behind = heads.behind(index);
            facts.add(new Fact(
                    "held back",
                    Units.seconds(heads.heldFor(index)) + (behind == Trace.NONE ? "" : ", behind " + behind)));
        }
        int delivered = rank(index, taskels.deliveredCount(), taskels::deliveredAt);
        if (delivered != Trace.NONE) {
            facts.add(new Fact("delivered", Units.ordinal(delivered + 1) + " of " + header.items()));
        }
    }

    private static int rank(int index, int count, IntUnaryOperator order) {
        for (int rank = 0; rank < count; rank++) {
            if (order.applyAsInt(rank) == index) {
                return rank;
            }
        }
        return Trace.NONE;
    }

    private static String words(Outcome outcome, boolean begun) {
        return switch (outcome) {
            case PENDING -> begun ? "running" : "waiting";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case LOST -> "lost: its worker died";
            case SKIPPED -> "skipped: its task had failed";
            case CANCELLED -> begun ? "cancelled while running" : "cancelled before it began";
        };
    }
}
