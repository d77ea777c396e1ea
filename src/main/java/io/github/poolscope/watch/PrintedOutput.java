package io.github.poolscope.watch;

import io.github.poolscope.start.OutputPump;
import io.github.poolscope.trace.TraceRecorder;
import java.io.File;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * The lines that a program prints to its two pipes. Most of them are in the event log too, with the process that
 * printed them; what is not there, such as lines of other programs than Python, is recorded as printed by the program's
 * first process. Thread-safe.
 */
final class PrintedOutput {
    /** A standard input without contents. */
    static final File NOTHING = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");

    /** How long a line of the pipe waits for the same one in the log, and the other way round. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private static final long MEMORY_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** The number of characters by which lines are compared: the log shortens long ones. */
    private static final int COMPARED = 1_000;

    /** A line of one of the two places. */
    private record Line(boolean onError, String text, long nanoTime) {
        Line key() {
            return new Line(onError, text.substring(0, Math.min(COMPARED, text.length())), 0);
        }
    }

    private final long pid;
    private final TraceRecorder recorder;
    private final OutputPump pump;
    private final Queue<Line> ofPipe = new ArrayDeque<>();
    private final Queue<Line> ofLog = new ArrayDeque<>();
    /** How many lines of the log have not been found in the pipe. */
    private final Map<Line, Integer> awaited = new HashMap<>();

    private PrintedOutput(Process process, TraceRecorder recorder) {
        pid = process.pid();
        this.recorder = recorder;
        pump = new OutputPump(process, (from, onError, text, time) -> piped(new Line(onError, text, time)), "program");
    }

    /** Begins to read both pipes of a process. */
    static PrintedOutput of(Process process, TraceRecorder recorder) {
        PrintedOutput output = new PrintedOutput(process, recorder);
        output.pump.start();
        return output;
    }

    private synchronized void piped(Line line) {
        ofPipe.add(line);
    }

    /** States that the log has a line. */
    synchronized void isLogged(boolean onError, String text, long nanoTime) {
        Line line = new Line(onError, text, nanoTime);
        ofLog.add(line);
        awaited.merge(line.key(), 1, Integer::sum);
    }

    /** Records the lines of the pipes that are not in the log, once they have waited long enough. */
    void pass(long nanoTime) {
        recordUntil(nanoTime - PATIENCE_NANOS);
        forgetUntil(nanoTime - MEMORY_NANOS);
    }

    /** Records the rest; waits, for at most two seconds, for what is in the pipes of the ended process. */
    void finish() {
        pump.drain();
        recordUntil(Long.MAX_VALUE);
    }

    private synchronized void recordUntil(long end) {
        Iterator<Line> lines = ofPipe.iterator();
        while (lines.hasNext()) {
            Line line = lines.next();
            boolean isKnown = take(line.key());
            if (isKnown || line.nanoTime() < end) {
                lines.remove();
            }
            if (!isKnown && line.nanoTime() < end) {
                recorder.printed(pid, line.onError(), line.text(), line.nanoTime());
            }
        }
    }

    private boolean take(Line key) {
        Integer left = awaited.get(key);
        if (left == null) {
            return false;
        }
        if (left == 1) {
            awaited.remove(key);
        } else {
            awaited.put(key, left - 1);
        }
        return true;
    }

    /** Forgets lines of the log that never came through a pipe, as from a program with other output files. */
    private synchronized void forgetUntil(long end) {
        Line oldest = ofLog.peek();
        while (oldest != null && oldest.nanoTime() < end) {
            ofLog.remove();
            if (ofPipe.isEmpty()) {
                awaited.remove(oldest.key());
            }
            oldest = ofLog.peek();
        }
    }
}
