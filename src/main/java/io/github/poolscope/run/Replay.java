package io.github.poolscope.run;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Notes;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Output;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.Pools;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.Sources;
import io.github.poolscope.trace.SyncEvents;
import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Tasks;
import io.github.poolscope.trace.TimeOrder;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.trace.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Replays a finished run: a recording of it as it was at an earlier instant. Going forward extends the trace; going
 * back starts again from the beginning.
 *
 * <p>What a worker did becomes known when the main program was told, as in the run itself; the beginning of a taskel,
 * when it began. Not thread-safe; the result of {@link #now()} may be read on any thread.
 */
public final class Replay {
    private final Recording source;
    private final Trace all;
    private final List<ReplayTrack> tracks = new ArrayList<>();
    private Played played;
    private long position;

    /** Creates a replay of a finished run, at its beginning. */
    public Replay(Recording source) {
        this.source = source;
        all = source.trace();
        played = begin();
        addPools();
        addWorkers();
        addTaskels();
        addCalls();
        addTheRest();
    }

    /** Returns a snapshot of a live run: later events are not in the result. Takes a moment. */
    public static Recording still(Recording live) {
        Replay replay = new Replay(live);
        replay.goTo(live.trace().now());
        return replay.now();
    }

    /** A run as far as it has been replayed. */
    private record Played(RunHeader header, Trace trace, Path file, long length, About about, TraceRecorder recorder)
            implements Recording {}

    /** Returns the run at {@link #position}; the same object until the replay goes back. */
    public Recording now() {
        return played;
    }

    /** Returns the position in nanoseconds since the run began. */
    public long position() {
        return position;
    }

    /** Returns the length of the run in nanoseconds. */
    public long length() {
        return all.now();
    }

    /** Goes to an instant between 0 and {@link #length()}. */
    public void goTo(long time) {
        long until = Math.max(0, Math.min(time, length()));
        if (until < position) {
            played = begin();
        }
        position = until;
        TraceRecorder recorder = played.recorder();
        for (ReplayTrack track : tracks) {
            track.playUntil(until, recorder);
        }
        recorder.reached(until);
        boolean atEnd = until == length();
        if (atEnd && !played.trace().state().isOver()) {
            recorder.state(all.state(), all.error().orElse(null), all.end() == Trace.NEVER ? until : all.end());
        }
    }

    /** Returns when the next event after {@link #position} happened; {@link #length()} if there is none. */
    public long nextEvent() {
        long next = length();
        for (ReplayTrack track : tracks) {
            next = Math.min(next, track.nextTime());
        }
        return next;
    }

    private Played begin() {
        TraceRecorder recorder = TraceRecorder.readBack(all);
        if (source.header().isWatched()) {
            recorder.state(RunState.RUNNING, null, 0);
        } else {
            recorder.expectWorkers(source.header().workers());
        }
        Sources sources = all.sources();
        for (int i = 0; i < sources.count(); i++) {
            Sources.Source file = sources.at(i);
            recorder.source(file.path(), file.text(), file.isWhole());
        }
        position = 0;
        tracks.forEach(ReplayTrack::rewind);
        return new Played(source.header(), recorder.trace(), source.file(), length(), source.about(), recorder);
    }

    private void addPools() {
        Pools pools = all.pools();
        track(0, pools.count(), pools::created, (pool, recorder) -> {
            recorder.poolCreated(
                    new PoolDescription(pools.kind(pool), pools.name(pool), pools.size(pool), pools.startMethod(pool)),
                    pools.created(pool));
        });
        PoolCalls calls = all.poolCalls();
        track(calls.first(), calls.count(), calls::made, (call, recorder) -> {
            boolean knewCount = calls.counted(call) == Trace.NEVER;
            recorder.called(
                    new CallRequest(
                            calls.pool(call),
                            calls.mode(call),
                            calls.function(call),
                            calls.chunksize(call),
                            knewCount ? calls.taskels(call) : Trace.NONE,
                            calls.source(call),
                            calls.line(call)),
                    calls.made(call));
        });
        sorted(
                calls.first(),
                calls.count(),
                calls::counted,
                (call, recorder) -> recorder.allSubmitted(call, calls.taskels(call), calls.counted(call)));
    }

    private void addWorkers() {
        Workers workers = all.workers();
        track(0, workers.count(), workers::requested, (worker, recorder) -> {
            recorder.workerRequested(
                    new WorkerRequest(
                            workers.kind(worker),
                            workers.pool(worker),
                            workers.slot(worker),
                            workers.name(worker),
                            workers.startMethod(worker),
                            workers.taskel(worker)),
                    workers.requested(worker));
            recorder.workerBorn(worker, workers.pid(worker), workers.parentPid(worker));
        });
        sorted(
                0,
                workers.count(),
                workers::ready,
                (worker, recorder) -> recorder.workerReady(worker, workers.ready(worker), workers.clockError(worker)));
        sorted(
                0,
                workers.count(),
                workers::exited,
                (worker, recorder) -> recorder.workerExited(
                        worker, workers.exitCode(worker), workers.reason(worker), workers.exited(worker)));
    }

    private void addTaskels() {
        Taskels taskels = all.taskels();
        Tasks tasks = all.tasks();
        track(taskels.first(), taskels.count(), taskels::submitted, (index, recorder) -> {
            String item = taskels.item(index);
            if (!item.isEmpty()) {
                recorder.item(index, item);
            }
            recorder.submitted(taskels.call(index), 1, taskels.submitted(index));
        });
        // A task exists once its taskels were submitted; its own time was not recorded.
        track(
                tasks.firstKept(),
                tasks.count(),
                task -> isSubmitted(tasks.first(task) + tasks.size(task)) ? 0 : Long.MAX_VALUE,
                (task, recorder) -> {
                    recorder.task(tasks.first(task), tasks.size(task));
                });
        sorted(
                tasks.firstKept(),
                tasks.count(),
                tasks::dispatched,
                (task, recorder) -> recorder.dispatched(new int[] {task}, tasks.worker(task), tasks.dispatched(task)));
        int[] started = TimeOrder.of(
                kept(
                        IntStream.range(taskels.firstStartedRank(), taskels.startedCount())
                                .map(taskels::startedAt),
                        taskels::started),
                taskels::started);
        track(0, started.length, rank -> taskels.started(started[rank]), (rank, recorder) -> {
            int index = started[rank];
            recorder.started(index, taskels.worker(index), taskels.started(index));
        });
        int[] ended = TimeOrder.of(
                IntStream.range(taskels.first(), taskels.count()).filter(this::hasEndedFirst), taskels::ended);
        track(0, ended.length, rank -> taskels.ended(ended[rank]), (rank, recorder) -> {
            int index = ended[rank];
            recorder.ended(
                    index, taskels.worker(index), taskels.started(index), taskels.ended(index), taskels.cpu(index));
        });
        int[] completed = kept(
                        IntStream.range(taskels.firstCompletedRank(), taskels.completedCount())
                                .map(taskels::completedAt),
                        taskels::completed)
                .filter(this::wasCompleted)
                .toArray();
        track(
                0,
                completed.length,
                rank -> taskels.completed(completed[rank]),
                (rank, recorder) -> complete(completed[rank], recorder));
        int[] dropped = TimeOrder.of(
                IntStream.range(taskels.first(), taskels.count()).filter(this::wasDropped), taskels::ended);
        track(0, dropped.length, rank -> taskels.ended(dropped[rank]), (rank, recorder) -> {
            int index = dropped[rank];
            tellFailure(index, recorder);
            recorder.dropped(index, taskels.outcome(index), taskels.ended(index));
        });
        int[] delivered = kept(
                        IntStream.range(taskels.firstDeliveredRank(), taskels.deliveredCount())
                                .map(taskels::deliveredAt),
                        taskels::delivered)
                .toArray();
        track(
                0,
                delivered.length,
                rank -> taskels.delivered(delivered[rank]),
                (rank, recorder) -> recorder.delivered(delivered[rank], 1, taskels.delivered(delivered[rank])));
    }

    /**
     * Returns the taskels by rank; if some are summed up, the stored ones by time, since a few of them have lost their
     * ranks.
     */
    private IntStream kept(IntStream byRank, IntToLongFunction time) {
        Taskels taskels = all.taskels();
        return taskels.first() == 0
                ? byRank
                : IntStream.of(TimeOrder.of(
                        IntStream.range(taskels.first(), taskels.count())
                                .filter(index -> time.applyAsLong(index) != Trace.NEVER),
                        time));
    }

    private boolean isSubmitted(int count) {
        return count <= played.trace().taskels().count();
    }

    /**
     * Returns whether it was known to have ended before its outcome was: in a watched program, or if its outcome never
     * came.
     */
    private boolean hasEndedFirst(int index) {
        Taskels taskels = all.taskels();
        return taskels.started(index) != Trace.NEVER
                && taskels.ended(index) != Trace.NEVER
                && (source.header().isWatched() || taskels.outcome(index) == Outcome.PENDING);
    }

    /** Returns whether it has an outcome that a worker reported, or was lost with its worker. */
    private boolean wasCompleted(int index) {
        return all.taskels().received(index) != Trace.NEVER
                || all.taskels().outcome(index).isFailure();
    }

    /** Returns whether it has an outcome that no worker reported. */
    private boolean wasDropped(int index) {
        return all.taskels().outcome(index) != Outcome.PENDING && !wasCompleted(index);
    }

    private void complete(int index, TraceRecorder recorder) {
        Taskels taskels = all.taskels();
        String result = taskels.result(index);
        if (!result.isEmpty()) {
            recorder.result(index, result);
        }
        tellFailure(index, recorder);
        recorder.completed(
                index,
                taskels.worker(index),
                taskels.started(index),
                taskels.ended(index),
                taskels.cpu(index),
                taskels.received(index),
                taskels.outcome(index));
    }

    private void tellFailure(int index, TraceRecorder recorder) {
        if (all.taskels().outcome(index).isFailure()) {
            all.failures().of(index).ifPresent(recorder::failed);
        }
    }

    private void addCalls() {
        addCalls(all.calls());
        addCalls(all.callsElsewhere());
        Calls callbacks = all.callbacks();
        track(callbacks.first(), callbacks.count(), callbacks::began, (call, recorder) -> {
            recorder.callbackBegan(callbacks.awaited(call), callbacks.began(call));
        });
        sorted(
                callbacks.first(),
                callbacks.count(),
                callbacks::ended,
                (call, recorder) -> recorder.callbackEnded(call, callbacks.ended(call)));
    }

    private void addCalls(Calls calls) {
        track(calls.first(), calls.count(), calls::began, (call, recorder) -> {
            recorder.blocked(calls.call(call), calls.began(call));
        });
        sorted(
                calls.first(),
                calls.count(),
                calls::ended,
                (call, recorder) -> recorder.unblocked(calls.call(call), call, calls.ended(call)));
    }

    private void addTheRest() {
        Samples samples = all.samples();
        track(
                samples.first(),
                samples.count(),
                samples::time,
                (sample, recorder) -> recorder.sampled(
                        samples.worker(sample),
                        samples.time(sample),
                        samples.user(sample),
                        samples.system(sample),
                        samples.resident(sample),
                        samples.waited(sample)));
        Output output = all.output();
        track(
                0,
                output.count(),
                output::time,
                (line, recorder) ->
                        recorder.printed(output.pid(line), output.isError(line), output.text(line), output.time(line)));
        Notes notes = all.notes();
        SyncObjects objects = all.syncObjects();
        SyncEvents events = all.syncEvents();
        int happened = events.count(); // Before the objects, so that the object of each of these events is known.
        track(0, objects.count(), object -> objects.at(object).time(), (number, recorder) -> {
            SyncObjects.Made made = objects.at(number);
            recorder.primitive(made.kind(), made.name(), made.capacity(), made.time());
        });
        track(
                Math.min(events.first(), happened),
                happened,
                events::time,
                (event, recorder) -> recorder.synced(
                        events.object(event),
                        events.action(event),
                        events.pid(event),
                        events.thread(event),
                        events.amount(event),
                        events.time(event)));
        track(0, notes.count(), note -> notes.at(note).time(), (number, recorder) -> {
            Note note = notes.at(number);
            recorder.noted(note.kind(), note.worker(), note.text(), note.time());
        });
    }

    /** Adds events whose numbers are almost in the order of their times. */
    private void track(int first, int count, IntToLongFunction time, ReplayTrack.Play play) {
        tracks.add(new ReplayTrack(first, count, time, play));
    }

    /** Adds events in any order, some of which never happened. */
    private void sorted(int first, int count, IntToLongFunction time, ReplayTrack.Play play) {
        int[] order = TimeOrder.of(
                IntStream.range(first, count).filter(number -> time.applyAsLong(number) != Trace.NEVER), time);
        track(
                0,
                order.length,
                rank -> time.applyAsLong(order[rank]),
                (rank, recorder) -> play.event(order[rank], recorder));
    }
}
