package io.github.poolscope.testing;

import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Output;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Pools;
import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.SyncEvents;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Tasks;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;

/** The whole contents of a trace as text: two traces are equal if and only if their texts are. */
public final class TraceText {
    private TraceText() {}

    public static String of(Trace trace) {
        StringBuilder text = new StringBuilder();
        line(text, "run", trace.began(), trace.mainPid(), trace.state(), trace.error(), trace.end());
        taskels(text, trace.taskels());
        Tasks tasks = trace.tasks();
        for (int i = 0; i < tasks.count(); i++) {
            line(text, "task", i, tasks.first(i), tasks.size(i), tasks.worker(i), tasks.dispatched(i));
        }
        pools(text, trace);
        workers(text, trace.workers());
        Samples samples = trace.samples();
        for (int i = 0; i < samples.count(); i++) {
            line(
                    text,
                    "sample",
                    samples.time(i),
                    samples.worker(i),
                    samples.user(i),
                    samples.system(i),
                    samples.resident(i),
                    samples.waited(i));
        }
        calls(text, "call", trace.calls());
        calls(text, "call elsewhere", trace.callsElsewhere());
        calls(text, "callback", trace.callbacks());
        for (int i = 0; i < trace.sources().count(); i++) {
            line(text, "source", trace.sources().at(i));
        }
        line(text, "sources left out", trace.sources().leftOut());
        Output output = trace.output();
        for (int i = 0; i < output.count(); i++) {
            line(text, "output", output.time(i), output.pid(i), output.isError(i), output.text(i));
        }
        line(text, "left out", output.leftOut());
        for (int i = 0; i < trace.failures().count(); i++) {
            line(text, "failure", trace.failures().at(i));
        }
        for (int i = 0; i < trace.notes().count(); i++) {
            line(text, "note", trace.notes().at(i));
        }
        for (int i = 0; i < trace.syncObjects().count(); i++) {
            line(text, "sync object", trace.syncObjects().at(i));
        }
        SyncEvents events = trace.syncEvents();
        for (int i = 0; i < events.count(); i++) {
            line(
                    text,
                    "sync event",
                    events.object(i),
                    events.action(i),
                    events.pid(i),
                    events.thread(i),
                    events.amount(i),
                    events.time(i));
        }
        return text.toString();
    }

    private static void calls(StringBuilder text, String name, Calls calls) {
        for (int i = 0; i < calls.count(); i++) {
            line(text, name, calls.call(i), calls.began(i), calls.ended(i));
        }
    }

    private static void taskels(StringBuilder text, Taskels taskels) {
        for (int i = 0; i < taskels.count(); i++) {
            line(
                    text,
                    "taskel",
                    i,
                    taskels.call(i),
                    taskels.task(i),
                    taskels.worker(i),
                    taskels.submitted(i),
                    taskels.started(i),
                    taskels.ended(i),
                    taskels.received(i),
                    taskels.delivered(i),
                    taskels.cpu(i),
                    taskels.outcome(i),
                    taskels.item(i),
                    taskels.result(i));
        }
        for (int rank = 0; rank < taskels.startedCount(); rank++) {
            line(text, "started", taskels.startedAt(rank));
        }
        for (int rank = 0; rank < taskels.completedCount(); rank++) {
            line(text, "completed", taskels.completedAt(rank));
        }
        for (int rank = 0; rank < taskels.deliveredCount(); rank++) {
            line(text, "delivered", taskels.deliveredAt(rank));
        }
        line(text, "failed", taskels.failedCount());
    }

    private static void pools(StringBuilder text, Trace trace) {
        Pools pools = trace.pools();
        for (int i = 0; i < pools.count(); i++) {
            line(text, "pool", pools.name(i), pools.kind(i), pools.size(i), pools.startMethod(i), pools.created(i));
        }
        PoolCalls calls = trace.poolCalls();
        for (int i = 0; i < calls.count(); i++) {
            line(
                    text,
                    "pool call",
                    calls.pool(i),
                    calls.mode(i),
                    calls.function(i),
                    calls.chunksize(i),
                    calls.firstTaskel(i),
                    calls.taskels(i),
                    calls.source(i),
                    calls.line(i),
                    calls.made(i),
                    calls.counted(i));
        }
    }

    private static void workers(StringBuilder text, Workers workers) {
        for (int i = 0; i < workers.count(); i++) {
            line(
                    text,
                    "worker",
                    workers.kind(i),
                    workers.pool(i),
                    workers.name(i),
                    workers.taskel(i),
                    workers.slot(i),
                    workers.pid(i),
                    workers.parentPid(i),
                    workers.startMethod(i),
                    workers.requested(i),
                    workers.ready(i),
                    workers.exited(i),
                    workers.exitCode(i),
                    workers.reason(i),
                    workers.clockError(i));
        }
    }

    private static void line(StringBuilder text, Object... cells) {
        for (Object cell : cells) {
            text.append(cell).append(' ');
        }
        text.append('\n');
    }
}
