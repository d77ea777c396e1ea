package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.ProcessOptions;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.task.TaskAction;
import java.time.Duration;

/** A process of a script: it reports the instant at which it begins, which its starter can't know. */
class ScriptProcess extends Process {
    private static final long serialVersionUID = 1L;
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(15);

    private final Queue<Long> beginnings;
    private final TaskAction target;
    private transient volatile boolean closed;

    /** A process that runs {@code target}; a subclass may override {@link #work}. */
    ScriptProcess(ProcessOptions options, Queue<Long> beginnings, TaskAction target) {
        super(options);
        this.beginnings = beginnings;
        this.target = target;
    }

    @Override
    protected final void run() throws Exception {
        beginnings.put(ProcessHandle.current().pid());
        work();
    }

    /** What it does, in the process. */
    void work() throws Exception {
        target.run();
    }

    /** Waits until it is gone; does nothing if it is, or was never started. */
    final void joinIfStarted() throws InterruptedException {
        if (isStarted()) {
            join();
        }
    }

    /** Sends it SIGKILL; returns at once. Does nothing if it is gone, or was never started. */
    final void killIfStarted() {
        try {
            if (isStarted()) {
                kill();
            }
        } catch (IllegalStateException e) {
            // It was closed meanwhile, so it is gone.
        }
    }

    /** Sees to it that it is gone; does nothing if it is, or was never started. */
    final void endAndJoin() throws InterruptedException {
        killIfStarted();
        if (isStarted()) {
            boolean unused = join(LAST_PATIENCE);
        }
    }

    private boolean isStarted() {
        return !closed && pid().isPresent();
    }

    @Override
    public synchronized void close() {
        super.close(); // Which refuses while it runs.
        closed = true;
    }
}
