package io.github.poolscope.sync;

import io.github.poolscope.start.Daemonic;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What this process is: the main program, a worker of a pool, or one started by a {@link Process}. */
final class CurrentProcess {
    private static final AtomicInteger CHILDREN = new AtomicInteger();
    private static volatile @Nullable Process self;
    private static volatile @Nullable ParentProcess parent;

    private CurrentProcess() {}

    /** Makes {@code started} the current process. */
    static void become(Process started, ParentProcess by) {
        self = started;
        parent = by;
        if (started.isDaemon()) {
            Daemonic.become();
        }
    }

    static Process get() {
        Process known = self;
        return known != null ? known : Unstarted.SELF;
    }

    static boolean is(Process process) {
        return process == self || process == Unstarted.SELF;
    }

    static Optional<ParentProcess> parent() {
        ParentProcess known = parent;
        if (known != null || !Daemonic.isHere()) {
            return Optional.ofNullable(known);
        }
        return ProcessHandle.current()
                .parent()
                .map(handle -> new ParentProcess(handle.pid(), "process " + handle.pid()));
    }

    static boolean isDaemon() {
        return Daemonic.isHere();
    }

    static void refuseChildrenOfDaemons() {
        Daemonic.refuseChildren("only a process that is no daemon, and no worker of a pool, may start a process");
    }

    /** Returns the identity of the next child, such as {@code 2:1} for the first child of the main program's second. */
    static String nextIdentity() {
        Process known = self;
        String own = known == null ? "" : known.identity() + ":";
        return own + CHILDREN.incrementAndGet();
    }

    /** Represents a process that was not started by a {@link Process}. */
    private static final class Unstarted extends Process {
        private static final long serialVersionUID = 1L;

        static final Process SELF = new Unstarted();

        Unstarted() {
            super(Daemonic.isHere() ? "PoolWorker" : "MainProcess");
        }
    }
}
