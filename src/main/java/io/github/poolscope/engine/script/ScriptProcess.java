package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.ProcessOptions;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.wire.TaskAction;
import java.time.Duration;

/** A process of a script: it reports the instant at which it begins, which its starter can't know. */
class ScriptProcess extends Process {
    private static final long serialVersionUID = 1L;
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(15);

    private final Queue<Long> beginnings;
    private final TaskAction target;

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

    /** Sees to it that it is gone; does nothing if it is, or was never started. */
    final void endAndJoin() throws InterruptedException {
        if (pid().isPresent()) {
            kill();
            boolean unused = join(LAST_PATIENCE);
        }
    }
}
