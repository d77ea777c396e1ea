package io.github.poolscope.engine.script;

import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.sync.ProcessOptions;
import io.github.poolscope.task.TaskAction;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The processes of one script run, from creation to end. For the main program's thread unless stated otherwise. */
final class ScriptProcesses {
    private final RunRequest order;
    private final SyncRecording sync;
    private final List<ScriptProcess> started = new CopyOnWriteArrayList<>();

    ScriptProcesses(RunRequest order, SyncRecording sync) {
        this.order = order;
        this.sync = sync;
    }

    ScriptProcess make(String name, TaskAction target) {
        ScriptProcess process = new ScriptProcess(options(), sync.beginnings(), target);
        process.setName(name);
        return process;
    }

    /** Returns options with the plan's start method; output is recorded. */
    ProcessOptions options() {
        return ProcessOptions.DEFAULT.startMethod(order.plan().startMethod()).output(order.recorder()::printed);
    }

    /**
     * Starts a process, shown in the given slot.
     *
     * @throws IllegalStateException if it was started before
     */
    void start(ScriptProcess process, int place) throws IOException {
        if (started.contains(process)) {
            process.start(); // Throws the exception.
        }
        started.add(process);
        sync.start(process, place, order.plan().startMethod().key());
    }

    void terminate(ScriptProcess process, boolean forcibly) {
        sync.terminating(process);
        if (forcibly) {
            process.kill();
        } else {
            process.terminate();
        }
    }

    /** Like a JVM whose main method has returned: waits for the processes that are not daemons, and ends the others. */
    void exit() throws InterruptedException {
        for (ScriptProcess process : started) {
            if (!process.isDaemon()) {
                process.joinIfStarted();
            }
        }
        for (ScriptProcess process : started) {
            if (process.isDaemon()) {
                terminate(process, false);
                process.joinIfStarted();
            }
        }
    }

    /** Kills all running processes; returns at once. Any thread, at any time; may be called again. */
    void strike() {
        for (ScriptProcess process : started) {
            sync.terminating(process);
            process.killIfStarted();
        }
    }

    /** Ends all processes and waits for them. */
    void end() throws InterruptedException {
        for (ScriptProcess process : started) {
            process.endAndJoin();
        }
    }
}
