package io.github.poolscope.sync;

import static java.util.Objects.requireNonNull;

import io.github.poolscope.start.CallingProgram;
import io.github.poolscope.task.TaskAction;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs a target, or what a subclass puts into {@link #run}, in a JVM of its own, as Python's
 * {@code multiprocessing.Process}. Not {@code java.lang.Process}, which runs any program.
 *
 * <p>The target, its arguments and the fields of a subclass are serialised by {@link #start}; what becomes of them in the
 * process is not seen here, save through the means of this package, whose handles may be among them.
 *
 * <p>Ends: a process that is no daemon keeps the program that started it from ending as long as it runs, as a thread does.
 * A program that ends by {@link System#exit} or a signal takes all its processes with it, and so does one that is killed:
 * they end by themselves within a second. A process whose {@link #run} is over waits for its own processes and its threads
 * that are no daemons. Ctrl-C is left to the program that was started first.
 *
 * <p>Safe for any thread of the process that made it; in others, what starts, ends, awaits or tests it throws {@link
 * IllegalStateException}.
 */
@SuppressWarnings("JavaLangClash") // Its name in Python, whose semantics it has.
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

    /** For subclasses, which override {@link #run}. */
    protected Process() {
        this(ProcessOptions.DEFAULT);
    }

    /** For subclasses, which override {@link #run}. */
    protected Process(ProcessOptions options) {
        this(null, options, CallingProgram.callerOf(Process.class));
    }

    /** A process that will run {@code target}. */
    public Process(TaskAction target) {
        this(requireNonNull(target), ProcessOptions.DEFAULT, CallingProgram.callerOf(Process.class));
    }

    /** A process that will run {@code target}. */
    public Process(TaskAction target, ProcessOptions options) {
        this(requireNonNull(target), options, CallingProgram.callerOf(Process.class));
    }

    /** The process that runs this, where no other object stands for it. */
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

    /** A process that will run {@code target} on an argument. */
    public static <A> Process of(Target<? super A> target, A argument) {
        return new Process(() -> target.run(argument), ProcessOptions.DEFAULT, CallingProgram.callerOf(Process.class));
    }

    /** A process that will run {@code target} on two arguments. */
    public static <A, B> Process of(Target2<? super A, ? super B> target, A first, B second) {
        return new Process(
                () -> target.run(first, second), ProcessOptions.DEFAULT, CallingProgram.callerOf(Process.class));
    }

    /**
     * What the process does, in the process: the target, unless overridden. When it returns, the exit code is 0; when it
     * throws, 1, and the stack trace is printed; {@link System#exit} gives another.
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
     * Starts the process, once. Returns when its PID is known, and perhaps before it runs.
     *
     * @throws UnsendableException if the target or what belongs to it can't be serialised
     * @throws IllegalStateException if it was started before, or this process is a daemon or a worker of a pool, which may
     *     not have children
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

    /** Waits until the process has ended and what it printed is out. */
    public void join() throws InterruptedException {
        boolean unused = join(Duration.ofSeconds(Long.MAX_VALUE));
    }

    /** As {@link #join()}, but not longer than {@code timeout}; returns whether it has ended. */
    public boolean join(Duration timeout) throws InterruptedException {
        checkOpen();
        checkMaker("can only join a child process");
        return started("can only join a started process").join(Primitive.nanos(timeout));
    }

    /**
     * Ends the process by SIGTERM, exit code -15; its shutdown hooks run. One whose JVM is still starting has none, and
     * ends at once with the same code. Nothing if it has ended.
     */
    public void terminate() {
        checkOpen();
        checkMaker("can only terminate a child process");
        started("process not started").terminate();
    }

    /** Ends the process by SIGKILL, exit code -9. Nothing if it has ended. */
    public void kill() {
        checkOpen();
        checkMaker("can only kill a child process");
        started("process not started").kill();
    }

    /**
     * Lets go of what belongs to a process that has ended or was never started. From then on only its name can be asked
     * for. May be repeated.
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

    /** Whether it runs. */
    public boolean isAlive() {
        checkOpen();
        if (CurrentProcess.is(this)) {
            return true;
        }
        checkMaker("can only test a child process");
        Child running = child;
        return running != null && running.isAlive();
    }

    /** Its PID; empty before the start. */
    public OptionalLong pid() {
        checkOpen();
        if (CurrentProcess.is(this)) {
            return OptionalLong.of(ProcessHandle.current().pid());
        }
        Child running = child;
        return running == null ? OptionalLong.empty() : OptionalLong.of(running.pid());
    }

    /** How it ended: its exit code, or minus the number of the signal that ended it; empty before the end. */
    public OptionalInt exitCode() {
        checkOpen();
        Child running = child;
        return running == null ? OptionalInt.empty() : running.exitCode();
    }

    /** Its name, which means nothing: {@code Process-1}, its own first child {@code Process-1:1}, unless set. */
    public final String name() {
        return name;
    }

    /** Gives it another name. */
    public final void setName(String other) {
        name = requireNonNull(other);
    }

    /** Whether it is a daemon: it ends with the process that made it, and may have no children. */
    public final boolean isDaemon() {
        return daemon;
    }

    /**
     * Makes it a daemon or not; at first it is what its maker is.
     *
     * @throws IllegalStateException after the start
     */
    public final void setDaemon(boolean on) {
        if (child != null) {
            throw new IllegalStateException("process has already started: " + name);
        }
        daemon = on;
    }

    /** The process that calls this: the object that was started, or one that stands for the main program or a worker. */
    public static Process current() {
        return CurrentProcess.get();
    }

    /** The process that started this one; empty in the main program. */
    public static Optional<ParentProcess> parent() {
        return CurrentProcess.parent();
    }

    /** The processes that this one has started and that run, in the order of their start. */
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
