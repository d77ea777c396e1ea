package io.github.poolscope.worker;

import io.github.poolscope.wire.Interrupts;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.WorkerPage;
import io.github.poolscope.wire.WorkerTicket;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The main class of a worker process.
 *
 * <p>The arguments are classes to initialise at the start. Then the process waits on standard input for the ticket that
 * says which pool it belongs to; a spare that gets none ends.
 */
public final class WorkerMain {
    /** The exit code of a worker whose main program has ended. */
    static final int ORPHANED = 3;
    /** The exit code of a worker whose initializer failed. */
    static final int UNFIT = 1;

    /** The exit code of a worker that failed with an error that is not a taskel's. */
    static final int FAILED = 4;

    /** The system property of a worker that warms up before it connects. */
    private static final String WARM = "poolscope.warm";

    private WorkerMain() {}

    public static void main(String[] args) throws IOException {
        Interrupts.ignore();
        List<String> notes = preload(args);
        Optional<WorkerTicket> given = WorkerTicket.read(System.in);
        if (given.isEmpty()) {
            return;
        }
        WorkerTicket ticket = given.get();
        if (Boolean.getBoolean(WARM)) {
            WarmUp.run(ticket.page());
        }
        System.setIn(InputStream.nullInputStream());
        ticket.classes().forEach(WorkerMain::load);
        try {
            join(ticket, notes);
        } catch (IOException e) {
            WorkerTicket.endNotJoined("A worker", e);
        }
    }

    private static void join(WorkerTicket ticket, List<String> notes) throws IOException {
        WorkerPage page = WorkerPage.open(ticket.page());
        Link link = ticket.connect();
        Inbox inbox = new Inbox();
        if (hooked(() -> end(inbox, link))) {
            new TaskThread(() -> work(inbox, ticket, page, link, notes)).start();
        }
    }

    /**
     * Registers a shutdown hook; returns whether that succeeded. If the process is already ending, no taskel must be
     * started.
     */
    private static boolean hooked(Runnable end) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(end, "end"));
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void work(Inbox inbox, WorkerTicket ticket, WorkerPage page, Link link, List<String> notes) {
        boolean fit = false;
        try {
            SocketReading intake = new SocketReading(link, inbox, ticket);
            intake.startLookout();
            fit = new TaskLoop(intake, inbox, page, link, notes).run();
        } catch (IOException e) {
            // The main program has ended, or has sent something that is not a frame.
        } catch (Throwable e) { // A worker without this thread would neither work nor end.
            fail("it could not go on", e);
        }
        System.exit(fit ? 0 : UNFIT);
    }

    /** Ends the process at once and writes the reason to standard error, where the main program reads it. */
    @SuppressWarnings("SystemOut")
    static void fail(String what, Throwable why) {
        try {
            System.err.println("The worker ended since " + what + ": " + why);
            System.err.flush();
        } finally {
            Runtime.getRuntime().halt(FAILED);
        }
    }

    /**
     * Prevents that another taskel starts while the process ends, and wakes the reading thread: a JVM that exits waits
     * 300 ms for threads in a system call.
     */
    private static void end(Inbox inbox, Link link) {
        inbox.end();
        try {
            link.stopReceiving();
        } catch (IOException e) {
            // The main program has ended.
        }
    }

    /**
     * Loads a class without initialising it, so that none of the user's code runs. Asking for its methods has it
     * verified.
     */
    private static void load(String name) {
        try {
            Object unused = Class.forName(name, false, ClassLoader.getSystemClassLoader())
                    .getDeclaredMethods();
        } catch (ClassNotFoundException | LinkageError e) {
            // The first taskel that needs the class reports this.
        }
    }

    /** Initialises classes; returns a sentence for each one that failed. */
    private static List<String> preload(String[] names) {
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            try {
                Class.forName(name, true, ClassLoader.getSystemClassLoader());
            } catch (ClassNotFoundException e) {
                problems.add("The class " + name + ", to be preloaded, is not on the worker's class path.");
            } catch (Throwable e) { // A static initialiser can throw anything.
                Throwable why = e.getCause() == null ? e : e.getCause();
                problems.add("The class " + name + " could not be preloaded: " + why + ".");
            }
        }
        return problems;
    }
}
