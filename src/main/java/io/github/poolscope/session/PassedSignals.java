package io.github.poolscope.session;

import io.github.poolscope.concurrent.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes the signals that this process gets on to the program that it watches, so that the program decides what they
 * do. An interrupt from the keyboard of a terminal reaches the program anyway, since both are in the foreground, and is
 * not passed on a second time. Signals that come after the program's end are for this process. Thread-safe.
 *
 * <p>A signal that this process was started to ignore, as by {@code nohup}, stays ignored, by the program too.
 */
public final class PassedSignals {
    private static final List<String> PASSED = List.of("HUP", "INT", "TERM", "USR1");
    private static final List<String> OF_KEYBOARD = List.of("INT");

    /** The indices of two fields of {@code /proc/PID/stat} after the program's name. */
    private static final int PROCESS_GROUP = 2;

    private static final int FOREGROUND_GROUP = 5;

    private final List<String> early = new ArrayList<>();
    private long pid;
    private @Nullable Runnable afterEnd;

    private PassedSignals() {}

    /** Begins to handle signals, which wait until there is a program. */
    public static PassedSignals install() {
        PassedSignals passed = new PassedSignals();
        for (String name : PASSED) {
            if (!Signals.isIgnored(name)) {
                Signals.handle(name, () -> passed.got(name));
            }
        }
        return passed;
    }

    /** Passes signals on to a process from now on, and those that came before. */
    public synchronized void to(long program) {
        pid = program;
        early.forEach(this::send);
        early.clear();
    }

    /** Tells that the program has ended: from now on {@code action} runs, on a thread of its own, at each signal. */
    public synchronized void ended(Runnable action) {
        afterEnd = action;
    }

    private synchronized void got(String name) {
        Runnable action = afterEnd;
        if (action != null) {
            action.run();
        } else if (pid == 0) {
            early.add(name); // The program is started without it.
        } else if (!OF_KEYBOARD.contains(name) || !isInForeground()) {
            send(name);
        }
    }

    /** Returns whether this process has a terminal, and its group the keyboard. */
    private static boolean isInForeground() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[PROCESS_GROUP].equals(fields[FOREGROUND_GROUP]);
        } catch (IOException | RuntimeException e) {
            return System.getenv("TERM") != null; // A system without such files.
        }
    }

    private void send(String name) {
        try {
            WorkerSignal.send("-" + name, pid);
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy); // There is no command for it here.
        }
    }
}
