package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.ProcessOptions;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.task.TaskAction;
import java.time.Duration;

/** A process of a script: it reports when it begins, which the process that starts it can't know. */
class ScriptProcess extends Process {
    private static final long serialVersionUID = 1L;
    private static final Duration LAST_TIMEOUT = Duration.ofSeconds(15);

    private final Queue<Long> beginnings;
    private final TaskAction target;
    private transient volatile boolean closed;

    /** Creates a process that runs {@code target}; a subclass may override {@link #work}. */
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

    /** The work of the process, called in the process. */
    void work() throws Exception {
        target.run();
    }

    /** Waits until the process has ended; does nothing if it was never started. */
    final void joinIfStarted() throws InterruptedException {
        if (isStarted()) {
            join();
        }
    }

    /** Sends it SIGKILL; returns at once. Does nothing if it has ended, or was never started. */
    final void killIfStarted() {
        try {
            if (isStarted()) {
                kill();
            }
        } catch (IllegalStateException e) {
            // It was closed meanwhile, so it has ended.
        }
    }

    /** Ends the process and waits for it; does nothing if it has ended, or was never started. */
    final void endAndJoin() throws InterruptedException {
        killIfStarted();
        if (isStarted()) {
            join(LAST_TIMEOUT);
        }
    }

    private boolean isStarted() {
        return !closed && pid().isPresent();
    }

    @Override
    public synchronized void close() {
        super.close(); // Throws while the process runs.
        closed = true;
    }
}
