package io.github.poolscope.watch.recorded;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.eventlog.LogProcess;
import io.github.poolscope.trace.BlockedCall;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.Completions;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.watch.source.Line;
import io.github.poolscope.watch.source.PlanProgram;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One program: its numbers in the trace, and how its events are applied. */
final class RecordedProgram {
    /** More taskels or tasks than a call can have: an event that says so is damaged. */
    private static final int MOST = 1 << 25;
    /** The thread of a program's {@code main} method. */
    private static final int MAIN_THREAD = 1;

    private static final int HIGH = 32;

    private final LogProcess process;
    private final TraceRecorder trace;
    private final long origin;
    private final PlanProgram planProgram;
    private final boolean isMain;
    private final NumberMap pools = new NumberMap();
    private final NumberMap calls = new NumberMap();
    private final NumberMap taskels = new NumberMap();
    private final NumberMap tasks = new NumberMap();
    private final NumberMap workers = new NumberMap();
    private final NumberMap callbacks = new NumberMap();
    private final NumberMap objects = new NumberMap();
    private final Map<Integer, Wait> waits = new HashMap<>();
    private final Completions completions = new Completions();
    private final Set<String> sources = new HashSet<>();
    private long received;
    private @Nullable SourceFinder finder;

    /** A wait that has not ended. */
    private record Wait(BlockedCall call, int number) {}

    /** @param isMain whether it is the program that was started first */
    RecordedProgram(LogProcess process, TraceRecorder trace, long origin, PlanProgram planProgram, boolean isMain) {
        this.process = process;
        this.trace = trace;
        this.origin = origin;
        this.planProgram = planProgram;
        this.isMain = isMain;
    }

    @SuppressWarnings("ReferenceEquality") // A process of a log is one object.
    boolean isOf(LogProcess other) {
        return process == other;
    }

    void accept(Event event) {
        if (event.kind() == EventKind.RUN_COMPLETED) {
            completed(event);
            return;
        }
        flush();
        long time = event.time() - origin;
        int a = event.a();
        switch (event.kind()) {
            case RUN_PROGRAM ->
                finder = new SourceFinder(event.textOf(event.d()), event.textOf(low(event.e())), high(event));
            case RUN_POOL -> poolCreated(event, time);
            case RUN_CALL -> called(event, time);
            case RUN_ALL_SUBMITTED -> {
                if (event.b() >= 0 && calls.of(a) >= 0) {
                    trace.allSubmitted(calls.of(a), event.b(), time);
                }
            }
            case RUN_SUBMITTED -> {
                int count = event.b();
                if (count >= 0 && count <= MOST && taskels.of(a) < 0) {
                    taskels.add(a, count, trace.submitted(calls.of(event.c()), count, time));
                }
            }
            case RUN_ITEMS -> items(event);
            case RUN_TASKS -> tasks(event);
            case RUN_DISPATCHED -> dispatched(event, time);
            case RUN_STARTED -> {
                if (areKnown(event)) {
                    trace.started(taskels.of(a), workers.of(event.c()), time);
                }
            }
            case RUN_ENDED -> {
                if (areKnown(event)) {
                    trace.ended(taskels.of(a), workers.of(event.c()), event.d() - origin, time, event.e());
                }
            }
            case RUN_RETURNED -> {
                if (taskels.of(a) >= 0) {
                    trace.result(taskels.of(a), event.value());
                }
            }
            case RUN_DROPPED -> {
                Optional<Outcome> why = named(Outcome.class, event.textOf(event.b()));
                if (taskels.of(a) >= 0 && why.isPresent()) {
                    trace.dropped(taskels.of(a), why.get(), time);
                }
            }
            case RUN_FAILED -> failed(event);
            case RUN_DELIVERED -> {
                if (event.b() > 0 && taskels.of(a) >= 0 && taskels.of(a + event.b() - 1) >= 0) {
                    trace.delivered(taskels.of(a), event.b(), time);
                }
            }
            case RUN_CALLBACK_BEGAN -> {
                if (taskels.of(a) >= 0) {
                    callbacks.add(event.b(), 1, trace.callbackBegan(taskels.of(a), time));
                }
            }
            case RUN_CALLBACK_ENDED -> {
                if (callbacks.of(event.b()) >= 0) {
                    trace.callbackEnded(callbacks.of(event.b()), time);
                }
            }
            case RUN_BLOCKED -> blocked(event, time);
            case RUN_UNBLOCKED -> {
                Wait wait = waits.remove(a);
                if (wait != null) {
                    trace.unblocked(wait.call(), wait.number(), time);
                }
            }
            case RUN_PRINTED -> trace.printed(event.e(), (event.flags() & 1) != 0, event.textOf(event.d()), time);
            case RUN_SYNC_MADE -> {
                Optional<SyncKind> kind = named(SyncKind.class, event.textOf(event.c()));
                if (kind.isPresent()) {
                    objects.add(a, 1, trace.primitive(kind.get(), event.textOf(event.d()), event.b(), time));
                }
            }
            case RUN_SYNC -> {
                Optional<SyncAction> action = named(SyncAction.class, event.textOf(event.c()));
                if (objects.of(a) >= 0 && action.isPresent()) {
                    trace.synced(objects.of(a), action.get(), event.e(), event.b(), event.d(), time);
                }
            }
            default -> workers(event, time);
        }
    }

    private void workers(Event event, long time) {
        int worker = workers.of(event.a());
        if (event.kind() == EventKind.RUN_WORKER) {
            workerRequested(event, time);
        } else if (event.kind() == EventKind.RUN_RETRIED) {
            if (areKnown(event)) {
                long started = event.e() - origin;
                String why = event.textOf(event.d());
                trace.retried(taskels.of(event.a()), workers.of(event.c()), started, time, why);
            }
        } else if (event.kind() == EventKind.RUN_NOTED) {
            Optional<Note.Kind> kind = named(Note.Kind.class, event.textOf(event.b()));
            kind.ifPresent(it -> trace.noted(it, workers.of(event.c()), event.textOf(event.d()), time));
        } else if (worker >= 0) {
            switch (event.kind()) {
                case RUN_WORKER_BORN -> trace.workerBorn(worker, event.d(), event.e());
                case RUN_WORKER_READY -> trace.workerReady(worker, time, event.d());
                case RUN_WORKER_CLOCK -> trace.workerClock(worker, event.d());
                case RUN_WORKER_EXITED ->
                    trace.workerExited(
                            worker,
                            event.b(),
                            named(ExitReason.class, event.textOf(event.c())).orElse(ExitReason.DIED),
                            time);
                default -> {}
            }
        }
    }

    private static int low(long pair) {
        return (int) pair;
    }

    private static String high(Event event) {
        return event.textOf(event.e() >>> HIGH);
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, String name) {
        try {
            return Optional.of(Enum.valueOf(type, name));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // A constant of a later version, or a damaged text.
        }
    }

    /** Returns whether the event's taskel and worker are known. */
    private boolean areKnown(Event event) {
        return taskels.of(event.a()) >= 0 && workers.of(event.c()) >= 0;
    }

    private void poolCreated(Event event, long time) {
        Optional<PoolKind> kind = named(PoolKind.class, event.textOf(event.c()));
        if (kind.isPresent() && event.b() >= 0) {
            PoolDescription pool = new PoolDescription(kind.get(), event.textOf(event.d()), event.b(), event.text());
            pools.add(event.a(), 1, trace.poolCreated(pool, time));
        }
    }

    private void called(Event event, long time) {
        int pool = pools.of(low(event.d()));
        Optional<CallMode> mode = named(CallMode.class, high(event));
        if (pool < 0 || mode.isEmpty() || event.b() < Trace.NONE || event.c() < Trace.NONE) {
            return;
        }
        Line line = line(event.textOf(event.d() >>> HIGH));
        CallRequest call = new CallRequest(
                pool, mode.get(), event.textOf(low(event.e())), event.c(), event.b(), line.source(), line.number());
        calls.add(event.a(), 1, trace.called(call, time));
    }

    /** Returns a line, and stores the source file that it is in. */
    private Line line(String text) {
        Line line = planProgram.of(Line.of(text));
        SourceFinder sourceFinder = finder;
        if (sourceFinder != null && !line.source().isEmpty() && sources.add(line.source())) {
            sourceFinder.find(line.source()).ifPresent(it -> trace.source(line.source(), it));
        }
        return line;
    }

    private void items(Event event) {
        int first = taskels.of(event.a());
        int count = event.b();
        if (first < 0) {
            return;
        }
        if (event.words().length == 0) {
            trace.item(first, event.value());
            return;
        }
        long[] numbers = LongStream.concat(LongStream.of(event.d(), event.e()), LongStream.of(event.words()))
                .toArray();
        if (count > 0 && count <= numbers.length && taskels.of(event.a() + count - 1) >= 0) {
            trace.items(first, Arrays.copyOf(numbers, count));
        }
    }

    private void tasks(Event event) {
        int count = event.c();
        long size = event.d();
        int first = taskels.of(event.b());
        boolean fits = count > 0 && count <= MOST && size > 0 && size <= MOST && size * count <= MOST;
        if (fits && first >= 0 && taskels.of((int) (event.b() + size * count - 1)) >= 0 && tasks.of(event.a()) < 0) {
            int[] sizes = new int[count];
            Arrays.fill(sizes, (int) size);
            tasks.add(event.a(), count, trace.tasks(first, sizes));
        }
    }

    private void dispatched(Event event, long time) {
        int count = event.b();
        int worker = workers.of(event.c());
        if (worker < 0 || count <= 0 || tasks.of(event.a()) < 0 || tasks.of(event.a() + count - 1) < 0) {
            return;
        }
        int[] sent = new int[count];
        for (int i = 0; i < count; i++) {
            sent[i] = tasks.of(event.a() + i);
        }
        trace.dispatched(sent, worker, time);
    }

    /** Collects outcomes that reached the program together. */
    private void completed(Event event) {
        Optional<Outcome> outcome = named(Outcome.class, event.textOf(event.b()));
        if (!areKnown(event) || outcome.isEmpty()) {
            return;
        }
        int worker = workers.of(event.c());
        if (completions.count() > 0 && (completions.worker() != worker || received != event.time())) {
            flush();
        }
        if (completions.count() == 0) {
            received = event.time();
            completions.begin(worker, received - origin);
        }
        long[] cpuAndValue = event.words();
        completions.add(
                taskels.of(event.a()),
                at(event.d()),
                at(event.e()),
                cpuAndValue[0],
                outcome.get(),
                value(event, cpuAndValue[1]));
    }

    private long at(long nanoTime) {
        return nanoTime == Trace.NEVER ? Trace.NEVER : nanoTime - origin;
    }

    private static @Nullable Object value(Event event, long number) {
        String text = event.value();
        return text.equals(Long.toString(number)) ? (Object) number : text;
    }

    /** Applies the outcomes collected. */
    void flush() {
        if (completions.count() > 0) {
            trace.completed(completions);
            completions.truncate(0);
        }
    }

    void end(long time, LongPredicate isAlive) {
        workers.forEach(worker -> {
            Workers all = trace.trace().workers();
            if (all.pid(worker) > 0 && all.exited(worker) == Trace.NEVER && !isAlive.test(all.pid(worker))) {
                trace.workerExited(worker, Workers.UNKNOWN_EXIT, ExitReason.TERMINATED, time);
            }
        });
        taskels.forEach(taskel -> {
            if (trace.trace().taskels().outcome(taskel) == Outcome.PENDING) {
                trace.dropped(taskel, Outcome.CANCELLED, time);
            }
        });
        waits.values().forEach(wait -> trace.unblocked(wait.call(), wait.number(), time));
        waits.clear();
    }

    private void failed(Event event) {
        if (taskels.of(event.a()) >= 0) {
            String[] parts = event.textOf(event.d()).split("\0", 3);
            trace.failed(new Failure(
                    taskels.of(event.a()),
                    parts[0],
                    parts.length > 1 ? parts[1] : "",
                    parts.length > 2 ? parts[2] : ""));
        }
    }

    private void workerRequested(Event event, long time) {
        Optional<WorkerKind> kind = named(WorkerKind.class, event.textOf(event.d() >>> HIGH));
        int pool = event.c() == Trace.NONE ? Trace.NONE : pools.of(event.c());
        if (kind.isPresent() && event.b() >= 0 && (pool >= 0 || kind.get() == WorkerKind.PROCESS)) {
            WorkerRequest worker = new WorkerRequest(
                    kind.get(),
                    pool,
                    event.b(),
                    event.textOf(low(event.d())),
                    event.text(),
                    event.e() < 0 ? Trace.NONE : taskels.of((int) event.e()));
            workers.add(event.a(), 1, trace.workerRequested(worker, time));
        }
    }

    private void blocked(Event event, long time) {
        Optional<CallKind> kind = named(CallKind.class, event.textOf(event.c()));
        if (kind.isPresent() && !waits.containsKey(event.a())) {
            Line line = line(event.textOf(event.d()));
            int thread = isMain && event.thread() == MAIN_THREAD ? 0 : event.thread();
            BlockedCall call = new BlockedCall(
                    kind.get(), line.source(), line.number(), taskels.of(event.b()), Trace.NONE, thread);
            waits.put(event.a(), new Wait(call, trace.blocked(call, time)));
        }
    }
}
