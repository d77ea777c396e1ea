package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.util.ArrayList;
import java.util.List;

/** What a worker tells of the taskels of a chunk: blocks of ends, items and results. */
final class ChunkEvents {
    /** The word of a taskel that has ended at a time that was not read. */
    private static final long NOT_READ = 1;
    /** After this time a block is told as it is, in nanoseconds: one of its taskels takes long. */
    private static final long LONG_BLOCK = 20_000_000L;

    private static final int RESULTS = 1;

    private final ProgramState state;
    private final TraceRecorder recorder;
    /** Tasks with a block of which no time was read yet. */
    private List<OpenTask> unread = new ArrayList<>();

    ChunkEvents(ProgramState state) {
        this.state = state;
        recorder = state.recorder;
    }

    void happened(Event event, OpenTask task) {
        switch (event.kind()) {
            case TASKELS -> block(event, task);
            case NUMBERS -> numbers(event, task);
            case VALUES -> values(event, task);
            default -> {}
        }
    }

    private void numbers(Event event, OpenTask task) {
        long[] words = event.words();
        if (event.c() < 0 || (long) event.c() + words.length > task.size) {
            return;
        }
        int first = task.index + event.c();
        if (event.flags() == RESULTS) {
            recorder.results(first, words);
        } else {
            recorder.items(first, words);
        }
    }

    private void values(Event event, OpenTask task) {
        List<String> values = event.values();
        if (event.c() < 0 || (long) event.c() + values.size() > task.size) {
            return;
        }
        int index = task.index + event.c();
        for (String value : values) {
            if (event.flags() == RESULTS) {
                recorder.result(index, value);
            } else {
                recorder.item(index, value);
            }
            index++;
        }
    }

    /** A block comes again when more of its taskels have ended. */
    private void block(Event event, OpenTask task) {
        long[] words = event.words();
        int first = event.c();
        if (first < 0 || (long) first + words.length > task.size || first > task.done) {
            return;
        }
        task.isChunk = true;
        spent(event, task);
        boolean isRead = words.length == 0 || words[words.length - 1] > NOT_READ;
        if (!isRead && hasUnread(words)) {
            if (task.unread == null) {
                unread.add(task);
            }
            task.unread = event;
            return;
        }
        task.unread = null;
        tell(event, task, Trace.NEVER);
    }

    private static boolean hasUnread(long[] words) {
        return words.length > 0 && words[0] == NOT_READ;
    }

    /**
     * Records the ends of a block.
     *
     * @param last when the last taskel that has ended did, if that was not read and is known from elsewhere
     */
    private void tell(Event event, OpenTask task, long last) {
        long[] words = event.words();
        int ended = 0;
        while (ended < words.length && words[ended] != 0) {
            ended++;
        }
        long end = ended > 0 && words[ended - 1] > NOT_READ ? words[ended - 1] : last;
        boolean isShared = ended > 0 && words[0] == NOT_READ;
        long begin = state.time(event);
        for (int i = 0; i < ended; i++) {
            long at = words[i] > NOT_READ && !isShared
                    ? words[i]
                    : end == Trace.NEVER ? begin : begin(event) + (end - begin(event)) * (i + 1) / ended;
            at = Math.max(begin, Math.min(at, state.latest()));
            if (event.c() + i == task.done) {
                recorder.ended(task.index + task.done, task.workerNumber(), begin, at, Trace.NEVER);
                task.done++;
                task.doneAt = at;
            }
            begin = at;
        }
        if (ended < words.length && event.c() + ended == task.done && task.running < task.done) {
            task.running = task.done;
            task.doneAt = Math.max(task.doneAt, begin);
            recorder.started(task.index + task.done, task.workerNumber(), begin);
        }
    }

    private long begin(Event event) {
        return state.time(event);
    }

    /** Records the CPU time of the block before, which this one's begin tells. */
    private void spent(Event event, OpenTask task) {
        long cpu = event.d();
        if (cpu <= 0) {
            return;
        }
        if (task.firstBlockCpu == 0) {
            task.firstBlockCpu = cpu;
            task.blockCpu = cpu;
            task.blockFirst = event.c();
        } else if (event.c() > task.blockFirst) {
            spend(task, event.c(), cpu - task.blockCpu);
            task.blockCpu = cpu;
            task.blockFirst = event.c();
        }
    }

    private void spend(OpenTask task, int end, long cpu) {
        int count = Math.min(end, task.done) - task.blockFirst;
        if (count > 0 && cpu >= 0) {
            recorder.spent(task.index + task.blockFirst, count, cpu);
        }
    }

    /** Called when a chunk has ended, with the CPU time of all of it if it was read. */
    void ended(Event event, OpenTask task) {
        tellUnread(task, task.ended);
        if (event.d() > 0 && task.failedOffset == OpenTask.NONE_FAILED) {
            spend(task, task.size, event.d() - (task.blockCpu - task.firstBlockCpu));
        }
    }

    /** Called when a taskel of a chunk has failed. */
    void failed(OpenTask task, int offset) {
        tellUnread(task, task.ended);
        while (task.done < offset) {
            long from = task.doneAt == Trace.NEVER ? task.taken : task.doneAt;
            from = from == Trace.NEVER ? task.ended : from;
            task.doneAt = Math.max(from, task.ended);
            recorder.ended(task.index + task.done, task.workerNumber(), from, task.doneAt, Trace.NEVER);
            task.done++;
        }
    }

    private void tellUnread(OpenTask task, long last) {
        Event event = task.unread;
        if (event != null) {
            task.unread = null;
            tell(event, task, last);
        }
    }

    /** Called after each round: tells blocks that take long. */
    void pass() {
        if (unread.isEmpty()) {
            return;
        }
        List<OpenTask> still = new ArrayList<>();
        for (OpenTask task : unread) {
            Event event = task.unread;
            if (event == null || task.table.isSettled(task.number)) {
                task.unread = null;
            } else if (state.now - event.time() < LONG_BLOCK) {
                still.add(task);
            } else {
                tellUnread(task, Trace.NEVER);
            }
        }
        unread = still;
    }
}
