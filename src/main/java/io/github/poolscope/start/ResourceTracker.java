package io.github.poolscope.start;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Ends this program's processes and removes its private folders after it has ended for any reason, like the resource
 * tracker of Python's {@code multiprocessing}.
 *
 * <p>It is a shell that reads the list of processes, and whose input is closed when this program ends. A parent-death
 * signal would not work: it is tied to the thread that started the process, a fork server's workers must survive their
 * parent, and only Linux has it. The shell also ends processes that are stopped or busy. On a system without a shell,
 * processes still end by themselves, see {@code worker.SocketReading}, and {@link AbandonedFolders} cleans up.
 * Thread-safe.
 */
final class ResourceTracker {
    /**
     * Arguments: three places with private folders, and the prefix of the folders' names. A process is identified by its
     * PID and start time, so that a later process with the same PID is not killed. Uses built-in commands only, except
     * for the last ones, which are not urgent.
     */
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM
            cd /
            all=' '
            while read -r what process; do
              case $what in
                start) all="$all$process " ;;
                end) case $all in *" $process "*) all="${all%% $process *} ${all#* $process }" ;; esac ;;
              esac
            done
            started() {
              if read -r stat < /proc/$1/stat; then
                set -- ${stat##*) }
                echo ${20}
              fi
            }
            for process in $all; do
              pid=${process%:*}
              if [ -r /proc/self/stat ]; then
                [ "$(started $pid)" = "${process#*:}" ] && kill -KILL $pid
              else
                case $(ps -o comm= -p $pid) in *java*) kill -KILL $pid ;; esac
              fi
            done
            rm -rf -- "$1/$4"* "$2/$4"* "$3/$4"*
            """;

    private static final ResourceTracker OF_THIS_PROGRAM = new ResourceTracker();

    private static final String SHELL = "/bin/sh";

    private final Map<Process, String> alive = new LinkedHashMap<>();
    private @Nullable Process shell;

    private ResourceTracker() {}

    /** Starts the shell. */
    static void begin() {
        OF_THIS_PROGRAM.ready();
    }

    /** Kills a process when this program ends, unless it has ended before. */
    static void watch(Process process) {
        OF_THIS_PROGRAM.add(process);
    }

    private synchronized void add(Process process) {
        ready();
        long started = ProcessStamp.of(process.pid()).map(ProcessStamp::started).orElse(0L);
        String name = process.pid() + ":" + started;
        alive.put(process, name);
        tell("start " + name);
        CompletableFuture<Void> unused = process.onExit().thenRun(() -> remove(process));
    }

    private synchronized void remove(Process process) {
        String name = alive.remove(process);
        if (name != null) {
            tell("end " + name);
        }
    }

    /**
     * Sends a line to the shell. If the shell was killed, the line is dropped; the next shell receives all processes at
     * its start.
     */
    private void tell(String line) {
        Process reader = shell;
        if (reader == null || !reader.isAlive()) {
            return;
        }
        try {
            OutputStream out = reader.getOutputStream();
            out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            reader.destroyForcibly();
        }
    }

    private synchronized void ready() {
        Process running = shell;
        if ((running != null && running.isAlive()) || !Files.isExecutable(Path.of(SHELL))) {
            return;
        }
        try {
            shell = new ProcessBuilder(List.of(
                            SHELL,
                            "-c",
                            SCRIPT,
                            "poolscope resource tracker",
                            PrivateFolder.usualPlace().toString(),
                            PrivateFolder.otherPlace().toString(),
                            PrivateFolder.inMemory().toString(),
                            PrivateFolder.ownPrefix()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            alive.values().forEach(name -> tell("start " + name));
        } catch (IOException e) {
            // The system has no process available; the next start tries again.
        }
    }
}
