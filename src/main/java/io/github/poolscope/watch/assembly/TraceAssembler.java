package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.watch.assembly.ObservedProcess.Role;
import io.github.poolscope.watch.source.PlanProgram;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the events that the processes of a program observe, each in itself, into a trace. Call {@link #accept} with each
 * round of new events, {@link #pass} after it, and {@link #end} once the program has ended, all on one thread. None of
 * them throws because of what the events say.
 */
public final class TraceAssembler {
    /** More events than this do not wait for their causes. */
    private static final int MOST_WAITING = 1_000_000;

    private static final int MOST_NOTES = 1_000;
    private static final int ON_ERROR = 1;

    private final TraceRecorder recorder;
    private final ProgramState state;
    private final PoolEvents pools;
    private final WorkerEvents workers;
    private final Departures departures;
    private final CallEvents calls;
    private final ExecutorEvents executors;
    private final DeliveryEvents deliveries;
    private final TaskEvents tasks;
    private final ChunkEvents chunks;
    private final Outcomes outcomes;
    private final WaitEvents waits;
    private final PrimitiveEvents primitives;
    private final Set<String> notes = new HashSet<>();
    /** Events whose causes are unknown, the earliest first. */
    private ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(Event event, long since) {}

    /** Creates an assembler that writes into a live trace, and reads source files of this machine. */
    public TraceAssembler(TraceRecorder recorder) {
        this(recorder, PlanProgram.NONE);
    }

    /**
     * Creates an assembler that writes into a live trace, and reads source files of this machine.
     *
     * @param planProgram the program of the run's plan
     */
    public TraceAssembler(TraceRecorder recorder, PlanProgram planProgram) {
        this(recorder, new ProcessWatch(), planProgram);
    }

    TraceAssembler(TraceRecorder recorder, ProcessWatch watch) {
        this(recorder, watch, PlanProgram.NONE);
    }

    private TraceAssembler(TraceRecorder recorder, ProcessWatch watch, PlanProgram planProgram) {
        this.recorder = recorder;
        state = new ProgramState(recorder, new SourceLines(recorder, new SourceReader(), planProgram));
        state.tick(System.nanoTime());
        pools = new PoolEvents(state);
        deliveries = new DeliveryEvents(state);
        outcomes = new Outcomes(state, deliveries);
        waits = new WaitEvents(state);
        departures = new Departures(state, outcomes, waits, watch);
        workers = new WorkerEvents(state, pools, departures);
        calls = new CallEvents(state, deliveries);
        executors = new ExecutorEvents(state);
        chunks = new ChunkEvents(state);
        tasks = new TaskEvents(state, calls, outcomes, departures, chunks);
        primitives = new PrimitiveEvents(state);
    }

    /** Records new events, which are in order of time. */
    public void accept(List<Event> events) {
        state.tick(state.now);
        if (!events.isEmpty() && recorder.trace().state() == RunState.STARTING) {
            recorder.state(RunState.RUNNING, null, events.get(0).time());
        }
        state.heard(events.size());
        ArrayDeque<Waiting> before = waiting;
        waiting = new ArrayDeque<>();
        for (Event event : events) {
            while (!before.isEmpty() && before.element().event().time() <= event.time()) {
                applyOrKeep(before.remove());
            }
            state.process(event).heard = state.now;
            applyOrKeep(new Waiting(event, state.now));
        }
        before.forEach(this::applyOrKeep);
        retry(false, false);
    }

    private void applyOrKeep(Waiting it) {
        if (!apply(it.event())) {
            waiting.add(it);
        }
    }

    /**
     * Looks after what is unfinished: events whose causes did not come, workers that have ended and did not tell. Called
     * after each round.
     *
     * @param nanoTime the present, as {@link System#nanoTime()}
     */
    public void pass(long nanoTime) {
        state.tick(nanoTime);
        retry(true, false);
        chunks.pass();
        departures.pass();
        outcomes.pass();
    }

    /**
     * Tries again to apply events that wait.
     *
     * @param isLast whether those that have waited long enough are tried for the last time
     * @param all whether all of them have
     */
    private void retry(boolean isLast, boolean all) {
        if (waiting.isEmpty()) {
            return;
        }
        ArrayDeque<Waiting> still = new ArrayDeque<>();
        int tooMany = waiting.size() - MOST_WAITING;
        for (Waiting it : waiting) {
            state.isForced = all || (isLast && state.hasWaited(it.since())) || tooMany-- > 0;
            if (!apply(it.event()) && !state.isForced) {
                still.add(it);
            }
        }
        state.isForced = false;
        waiting = still;
    }

    /** States that the program is being ended from outside, so that its workers are not lost. Any thread. */
    public void stopping() {
        state.isStopping = true;
    }

    /**
     * Records that the program has ended: taskels without an outcome are cancelled. Processes that still run are left as
     * they are.
     */
    public void end(long nanoTime) {
        state.tick(nanoTime);
        retry(true, true);
        departures.end();
        state.tick(nanoTime + ProgramState.LONGEST_PATIENCE); // Nothing will come for which to wait.
        chunks.pass();
        outcomes.pass();
        state.tick(nanoTime);
        for (ObservedProcess process : state.processes()) {
            outcomes.cancelAll(process, nanoTime);
        }
    }

    /** Returns the error that has ended the main program, in one line; empty if none is known. */
    public String error() {
        return state.mainError;
    }

    /** Returns whether it was applied: otherwise it names something that is unknown. */
    private boolean apply(Event event) {
        ObservedProcess process = state.process(event);
        if (!workers.resolve(process, event)) {
            return false;
        }
        switch (event.kind()) {
            case POOL -> pools.made(event, process);
            case POOL_STATE -> pools.changed(event, process);
            case PROCESS_ASKED -> workers.asked(event, process);
            case PROCESS_STARTED -> workers.started(event, process);
            case PROCESS_BEGAN -> workers.began(event, process);
            case PROCESS_ENDED -> workers.processEnded(event, process);
            case PROCESS_EXITED -> {
                return workers.exited(event);
            }
            case SIGNALLED -> {
                return workers.signalled(event);
            }
            case WORKER_READY -> {
                return workers.workerReady(event, process);
            }
            case WORKER_ENDED -> workers.workerEnded(event, process);
            case CALL -> call(event, process);
            case CALL_COUNTED -> {
                return counted(event, process);
            }
            case SUBMITTED -> {
                return executors.submitted(event, process);
            }
            case QUEUED -> {
                return calls.queued(event, process);
            }
            case TAKEN, ENDED, FAILED, TASKELS, NUMBERS, VALUES -> {
                return tasks.inWorker(event, process);
            }
            case RECEIVED, NOT_SENT, CANCELLED -> {
                return tasks.inOwner(event, process);
            }
            case DELIVERED -> deliveries.delivered(event, process);
            case CALLBACK_BEGAN -> deliveries.callbackBegan(event, process);
            case CALLBACK_ENDED -> deliveries.callbackEnded(event, process);
            case BLOCKED -> waits.blocked(event, process);
            case RETURNED -> waits.returned(event, process);
            case SYNC_MADE -> primitives.made(event);
            case SYNC -> {
                return primitives.happened(event);
            }
            case OUTPUT ->
                recorder.printed(
                        process.log.pid(), event.flags() == ON_ERROR, event.textOf(event.d()), state.time(event));
            case NOTE -> note(event, process);
            default -> {} // Nothing follows from them, or they are of a program that records itself as a whole.
        }
        return true;
    }

    private void call(Event event, ObservedProcess process) {
        if (event.flags() == ExecutorEvents.MODE_MAP) {
            executors.mapped(event, process);
        } else {
            calls.called(event, process);
        }
    }

    private boolean counted(Event event, ObservedProcess process) {
        if (ObservedProcess.isOfExecutor(event.a())) {
            executors.counted(event, process);
            return true;
        }
        return calls.counted(event, process);
    }

    /** Records what can't be recorded; each sentence once, since every process may say the same. */
    private void note(Event event, ObservedProcess process) {
        String text = event.textOf(event.d());
        if (!text.isEmpty() && notes.size() < MOST_NOTES && notes.add(text)) {
            TracedWorker worker = process.role == Role.WORKER ? process.worker : null;
            recorder.noted(Note.Kind.WORKER, worker == null ? Trace.NONE : worker.number, text, state.time(event));
        }
    }
}
