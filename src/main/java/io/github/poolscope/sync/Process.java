package io.github.poolscope.sync;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.start.CallingProgram;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.task.UnsendableException;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs a target, or the {@link #run} of a subclass, in its own JVM, like Python's {@code
 * multiprocessing.Process}. Not {@code java.lang.Process}, which runs any program.
 *
 * <p>The target, its arguments and the fields of a subclass are serialised by {@link #start}; changes to them in the
 * process are not visible here, except through the primitives of this package, whose handles may be among them.
 *
 * <p>End: a process that is not a daemon keeps the program that started it from ending as long as it runs, like a
 * thread. A program that ends by {@link System#exit} or a signal ends all its processes; if it is killed, they end by
 * themselves within a second. A process whose {@link #run} has returned waits for its own processes and threads that
 * are not daemons. Ctrl-C is left to the program that was started first.
 *
 * <p>Thread-safe in the process that created it. In other processes, methods that start, end, await or test it throw
 * {@link IllegalStateException}.
 */
@SuppressWarnings("JavaLangClash") // The name is Python's, and so are the semantics.
public class Process implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long maker = ProcessHandle.current().pid();
    private final String identity;
    private final @Nullable TaskAction target;
    private final transient ProcessOptions options;
    private final transient Class<?> makerClass;
    private volatile String name;
    private volatile boolean daemon;
    private transient volatile @Nullable Child child;
    private transient volatile boolean closed;

    /** Creates a process for a subclass, which overrides {@link #run}. */
    protected Process() {
        this(ProcessOptions.DEFAULT);
    }

    /** Creates a process for a subclass, which overrides {@link #run}. */
    protected Process(ProcessOptions options) {
        this(null, options, CallingProgram.callerOf(Process.class));
    }

    /** Creates a process that will run {@code target}. */
    public Process(TaskAction target) {
        this(requireNonNull(target), ProcessOptions.DEFAULT, CallingProgram.callerOf(Process.class));
    }

    /** Creates a process that will run {@code target}. */
    public Process(TaskAction target, ProcessOptions options) {
        this(requireNonNull(target), options, CallingProgram.callerOf(Process.class));
    }

    /** Creates an object for the current process if none was started for it. */
    Process(String name) {
        target = null;
        options = ProcessOptions.DEFAULT;
        makerClass = Process.class;
        identity = "";
        this.name = name;
        daemon = CurrentProcess.isDaemon();
    }

    private Process(@Nullable TaskAction target, ProcessOptions options, Class<?> makerClass) {
        this.target = target;
        this.options = requireNonNull(options);
        this.makerClass = makerClass;
        identity = CurrentProcess.nextIdentity();
        name = "Process-" + identity;
        daemon = CurrentProcess.isDaemon();
    }

    /** Creates a process that will run {@code target} with an argument. */
    public static <A> Process of(Target<? super A> target, A argument) {
        return new Process(() -> target.run(argument), ProcessOptions.DEFAULT, CallingProgram.callerOf(Process.class));
    }

    /** Creates a process that will run {@code target} with two arguments. */
    public static <A, B> Process of(Target2<? super A, ? super B> target, A first, B second) {
        return new Process(
                () -> target.run(first, second), ProcessOptions.DEFAULT, CallingProgram.callerOf(Process.class));
    }

    /**
     * Does the work of the process, in the process: runs the target, unless overridden. When it returns, the exit code
     * is 0; when it throws, 1, and the stack trace is printed; {@link System#exit} sets another.
     *
     * @throws Exception if it fails
     */
    protected void run() throws Exception {
        TaskAction action = target;
        if (action != null) {
            action.run();
        }
    }

    /**
     * Starts the process. May be called once. Returns when its PID is known, perhaps before it runs.
     *
     * @throws UnsendableException if the target or an object that it refers to can't be serialised
     * @throws IllegalStateException if it was started before, or this process is a daemon or a worker of a pool, which
     *     may not have children
     * @throws IOException if the operating system refuses
     */
    public synchronized void start() throws IOException {
        checkOpen();
        checkMaker("can only start a process object created by current process");
        if (child != null) {
            throw new IllegalStateException("cannot start a process twice: " + name);
        }
        CurrentProcess.refuseChildrenOfDaemons();
        child = Child.start(this, options, makerClass);
    }

    /** Waits until the process has ended and all its output is printed. */
    public void join() throws InterruptedException {
        join(Duration.ofSeconds(Long.MAX_VALUE));
    }

    /** Waits like {@link #join()}, but at most {@code timeout}; returns whether it has ended. */
    @CanIgnoreReturnValue
    public boolean join(Duration timeout) throws InterruptedException {
        checkOpen();
        checkMaker("can only join a child process");
        return started("can only join a started process").join(Primitive.nanos(timeout));
    }

    /**
     * Ends the process by SIGTERM, exit code -15; its shutdown hooks run. A JVM that is still starting has none, and
     * ends at once with the same code. Does nothing if it has ended.
     */
    public void terminate() {
        checkOpen();
        checkMaker("can only terminate a child process");
        started("process not started").terminate();
    }

    /** Ends the process by SIGKILL, exit code -9. Does nothing if it has ended. */
    public void kill() {
        checkOpen();
        checkMaker("can only kill a child process");
        started("process not started").kill();
    }

    /**
     * Releases the resources of a process that has ended or was never started. Afterwards only its name can be read.
     * Idempotent.
     *
     * @throws IllegalStateException while it runs
     */
    public synchronized void close() {
        Child running = child;
        if (running != null && running.isAlive()) {
            throw new IllegalStateException("Cannot close a process while it is still running. "
                    + "You should first call join() or terminate().");
        }
        closed = true;
    }

    /** Returns whether it runs. */
    public boolean isAlive() {
        checkOpen();
        if (CurrentProcess.is(this)) {
            return true;
        }
        checkMaker("can only test a child process");
        Child running = child;
        return running != null && running.isAlive();
    }

    /** Returns its PID; empty before the start. */
    public OptionalLong pid() {
        checkOpen();
        if (CurrentProcess.is(this)) {
            return OptionalLong.of(ProcessHandle.current().pid());
        }
        Child running = child;
        return running == null ? OptionalLong.empty() : OptionalLong.of(running.pid());
    }

    /** Returns its exit code, or the negative number of the signal that ended it; empty before the end. */
    public OptionalInt exitCode() {
        checkOpen();
        Child running = child;
        return running == null ? OptionalInt.empty() : running.exitCode();
    }

    /**
     * Returns its name, which has no effect: by default {@code Process-1}, and {@code Process-1:1} for that process's
     * first child.
     */
    public final String name() {
        return name;
    }

    /** Sets its name. */
    public final void setName(String other) {
        name = requireNonNull(other);
    }

    /** Returns whether it is a daemon: it ends with the process that created it, and may have no children. */
    public final boolean isDaemon() {
        return daemon;
    }

    /**
     * Makes it a daemon or not; by default it is one if the process that creates it is.
     *
     * @throws IllegalStateException after the start
     */
    public final void setDaemon(boolean on) {
        if (child != null) {
            throw new IllegalStateException("process has already started: " + name);
        }
        daemon = on;
    }

    /**
     * Returns the current process: the object that was started, or one that represents the main program or a worker.
     */
    public static Process current() {
        return CurrentProcess.get();
    }

    /** Returns the process that started this one; empty in the main program. */
    public static Optional<ParentProcess> parent() {
        return CurrentProcess.parent();
    }

    /** Returns the running processes that this one has started, in the order of their start. */
    public static List<Process> activeChildren() {
        return Children.active();
    }

    final String identity() {
        return identity;
    }

    private Child started(String otherwise) {
        Child running = child;
        if (running == null) {
            throw new IllegalStateException(otherwise + ": " + name);
        }
        return running;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("process object is closed: " + name);
        }
    }

    private void checkMaker(String otherwise) {
        if (maker != ProcessHandle.current().pid()) {
            throw new IllegalStateException(otherwise + ": " + name + " was made by process " + maker);
        }
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + name + "]";
    }
}
