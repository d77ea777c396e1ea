package io.github.poolscope.engine.program;

import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.ForwardingRecorder;
import io.github.poolscope.trace.Recorder;
import java.util.function.IntSupplier;

/** Records calls as the plan's program shows them: with its lines, and the name of its function. */
public final class PlanCalls extends ForwardingRecorder {
    private final RunRequest order;
    private final IntSupplier line;

    /**
     * @param line returns the line of the program at which the calling thread is, from 0, or {@code Trace.NONE}
     */
    public PlanCalls(RunRequest order, IntSupplier line) {
        this.order = order;
        this.line = line;
    }

    @Override
    protected Recorder to() {
        return order.recorder();
    }

    @Override
    public int called(CallRequest call, long nanoTime) {
        return super.called(call.of(function(order.plan())).at("", line.getAsInt()), nanoTime);
    }

    /** Returns the name of the function that a plan calls on each item. */
    public static String function(Plan plan) {
        Work work = plan.work();
        return work instanceof Work.BuiltIn builtIn ? builtIn.name() : work.text();
    }
}
