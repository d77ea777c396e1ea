package io.github.poolscope.engine.script;

import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.engine.program.PlanRun;
import io.github.poolscope.plan.Work;
import io.github.poolscope.trace.RunState;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One run of a script. */
final class ScriptRun extends PlanRun {
    private final Script script;
    private final ScriptContext context;
    private boolean cut;
    private @Nullable Thread main;

    ScriptRun(RunRequest order) {
        super(order);
        script = Scripts.find(((Work.Script) order.plan().work()).name());
        context = new ScriptContext(order);
    }

    @Override
    protected void play() throws InterruptedException {
        recorder.state(RunState.RUNNING, null, System.nanoTime());
        try {
            enter();
            script.play(context);
            checkNotCut();
            context.exit();
            checkNotCut();
        } catch (InterruptedException | RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        } finally {
            leave();
            context.end();
        }
    }

    @Override
    protected synchronized void cutOff() {
        cut = true;
        context.cutOff();
        if (main != null) {
            main.interrupt();
        }
    }

    private synchronized void enter() throws InterruptedException {
        checkNotCut();
        main = Thread.currentThread();
    }

    /** Throws if the run was stopped: what was ended by the stop may look as if it had ended by itself. */
    private synchronized void checkNotCut() throws InterruptedException {
        if (cut) {
            throw new InterruptedException();
        }
    }

    /** Marks the end of the script, after which this thread is not interrupted. */
    private synchronized void leave() {
        main = null;
        Thread.interrupted();
    }
}
