package io.github.poolscope.pool;

import io.github.poolscope.trace.Recorder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands tasks to workers, first come, first served.
 *
 * <p>A task that takes a millisecond or more is handed to a worker that is idle, one at a time to each, as CPython's
 * pool does. Quicker ones are handed out ahead of their turn, as many as the worker will have done within about a
 * millisecond (see {@link ServiceTime}), so that it need not wait for each; if it gets stuck at one of them, or if others are
 * idle meanwhile, those that it has not begun are called back.
 *
 * <p>Concurrency: {@link #lock} guards the queue, the idle workers, the pool's state and every worker's state. Frames
 * are sent outside it.
 */
final class Dispatcher {
    /** A worker that has not reported for this long was given too much ahead, unless this is usual of its tasks. */
    private static final long STUCK_NANOS = 2_000_000;
    /** One that has not reported for this many of its usual tasks, or this long, was given too much ahead in any case. */
    private static final int USUAL_TASKS = 4;

    private static final long LONG_NANOS = 30_000_000;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** A worker that has begun nothing of what it was given for this long is stopped, or hangs. */
    private static final long SILENT_NANOS = 1_000_000_000;

    /** What one task more takes of a socket's buffer, besides its items: a frame of its own, as the system counts it. */
    private static final int FRAME_BYTES = 1024;
    /** A worker of which everything was called back is given no more before it has read all but this. */
    private static final int MOST_UNREAD = TaskSender.FITS_SOCKET / 2;

    private static final long WORTH_SHARING_NANOS = 200_000;

    /** A worker that has something is given more when that is at least this part of what it has. */
    private static final int ENOUGH_PART = 3;

    final ReentrantLock lock = new ReentrantLock();
    /** Signalled whenever the state changes or a worker leaves. */
    final Condition settled = lock.newCondition();

    private final OptionalInt maxTasksPerChild;
    private final Recorder recorder;
    private final LongSupplier clock;
    private final ArrayDeque<Task> queue = new ArrayDeque<>();
    /** What was submitted and nobody has looked at yet; it belongs behind the queue. */
    private final ConcurrentLinkedQueue<Task> incoming = new ConcurrentLinkedQueue<>();

    private volatile boolean anyIdle;
    private volatile boolean ended;
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    /** Those that are idle and may be stopped: each is asked, and given nothing before it has answered. */
    private final List<Worker> unheard = new ArrayList<>();
    /** Those that are ready and not yet gone. */
    private final List<Worker> inService = new ArrayList<>();

    private Alarm alarm = (nanos, action) -> {};
    private boolean alarmSet;
    private long lookedForStuckAt;
    private PoolState state = PoolState.RUN;
    private RuntimeException ending = new PoolTerminatedException();
    private int tasksInFlight;
    private volatile Runnable becomesBusy = () -> {};
    private int feeders;
    /** Calls that were let in and have not submitted their work yet. */
    private int entering;

    private int size;

    Dispatcher(int size, OptionalInt maxTasksPerChild, Recorder recorder) {
        this(size, maxTasksPerChild, recorder, System::nanoTime);
    }

    /** @param clock nanoseconds from wherever */
    Dispatcher(int size, OptionalInt maxTasksPerChild, Recorder recorder, LongSupplier clock) {
        this.clock = clock;
        this.size = size;
        this.maxTasksPerChild = maxTasksPerChild;
        this.recorder = recorder;
    }

    /** What a worker that has done a task, or has just become ready, is to do next. */
    enum Next {
        WORK_OR_WAIT,
        RETIRE,
        /** The pool was made smaller, and has no place for it. */
        LEAVE,
        QUIT
    }

    /** Calls back later, on a thread that does not mind. */
    interface Alarm {
        void in(long nanos, Runnable action);
    }

    /** What a worker is to be sent; no tasks: the question whether it is alive. */
    private record Delivery(Worker worker, int firstSlot, List<Task> tasks) {}

    void alarm(Alarm clock) {
        alarm = clock;
    }

    /** Has {@code action} run whenever there is work after there was none: at once, and often, so it must be short. */
    void whenBusy(Runnable action) {
        becomesBusy = action;
    }

    PoolState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** @throws IllegalStateException if the pool takes no more work */
    void checkRunning() {
        lock.lock();
        try {
            if (state == PoolState.BROKEN) {
                throw ending;
            }
            if (state != PoolState.RUN) {
                throw new IllegalStateException("Pool not running");
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Queues tasks; those of a pool that has ended meanwhile are aborted.
     *
     * <p>While every worker has something to do, that takes no lock: the thread that serves a worker which wants more
     * takes what has come in. One that makes a worker idle looks once more after having said so, and so does this
     * method before it leaves a task to others: one of the two finds it.
     */
    void submit(List<Task> tasks) {
        if (tasks.size() == 1) {
            incoming.add(tasks.get(0));
        } else {
            incoming.addAll(tasks);
        }
        if (anyIdle || ended) {
            matchIncoming();
        }
    }

    /** Whether somebody waits for a task. */
    boolean isAnyoneIdle() {
        return anyIdle;
    }

    private void matchIncoming() {
        List<Delivery> deliveries;
        List<Task> tooLate = List.of();
        lock.lock();
        try {
            deliveries = match();
            if (isEnded()) {
                tooLate = List.copyOf(queue);
                queue.clear();
            }
        } finally {
            lock.unlock();
        }
        tooLate.forEach(task -> task.job.abort(ending));
        deliver(deliveries);
    }

    /** Takes over what was submitted meanwhile. */
    private void takeIncoming() {
        Task next = incoming.poll();
        while (next != null) {
            queue.add(next);
            next = incoming.poll();
        }
    }

    /**
     * Lets a call in, right before it is recorded: until {@link #callEntered} the pool is not done.
     *
     * @throws IllegalStateException if the pool takes no more work
     */
    void callEnters() {
        lock.lock();
        try {
            checkRunning();
            entering++;
        } finally {
            lock.unlock();
        }
    }

    /** The call has submitted its work; returns the idle workers of a pool that was closed and is done, to be told. */
    List<Worker> callEntered() {
        lock.lock();
        try {
            entering--;
            return takeIdleIfDone();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets a call in whose input is submitted bit by bit: until {@link #feederEnds} the pool is not done.
     *
     * @throws IllegalStateException if the pool takes no more work
     */
    void feederStarts() {
        lock.lock();
        try {
            checkRunning();
            feeders++;
        } finally {
            lock.unlock();
        }
    }

    void feederEnds() {
        lock.lock();
        try {
            feeders--;
        } finally {
            lock.unlock();
        }
    }

    /** A worker has connected. */
    Next ready(Worker worker) {
        List<Delivery> deliveries;
        Next next;
        lock.lock();
        try {
            next = isDone() ? Next.QUIT : worker.slot >= size ? Next.LEAVE : Next.WORK_OR_WAIT;
            worker.state = next == Next.WORK_OR_WAIT ? WorkerState.IDLE : WorkerState.LEAVING;
            inService.add(worker);
            if (next == Next.WORK_OR_WAIT) {
                idle.add(worker);
            }
            deliveries = match();
        } finally {
            lock.unlock();
        }
        deliver(deliveries);
        return next;
    }

    /** A worker has reported all of the tasks in those slots. */
    Next finished(Worker worker, int[] slots, int count) {
        List<Delivery> deliveries;
        Next next = Next.WORK_OR_WAIT;
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                release(worker, slots[i]);
            }
            worker.tasksDone += count;
            worker.quietSince = clock.getAsLong();
            worker.unread = 0;
            if (worker.state == WorkerState.BUSY && worker.inFlight.count() == 0) {
                next = becomeIdle(worker);
            }
            boolean goesOn = worker.state == WorkerState.BUSY && worker.slot < size;
            callBackFromStuck();
            deliveries = match();
            Delivery more = goesOn ? take(worker) : null;
            if (more != null) {
                deliveries.add(more);
            }
        } finally {
            lock.unlock();
        }
        deliver(deliveries);
        return next;
    }

    /** A worker has answered: what it was given before, it has read. */
    Next heard(Worker worker) {
        List<Delivery> deliveries;
        Next next;
        lock.lock();
        try {
            worker.unread = 0;
            if (!unheard.remove(worker)) {
                return Next.WORK_OR_WAIT;
            }
            next = becomeIdle(worker);
            deliveries = match();
        } finally {
            lock.unlock();
        }
        deliver(deliveries);
        return next;
    }

    private Next becomeIdle(Worker worker) {
        Next next = next(worker);
        worker.state = next == Next.WORK_OR_WAIT ? WorkerState.IDLE : WorkerState.LEAVING;
        if (next == Next.WORK_OR_WAIT) {
            idle.add(worker);
        }
        return next;
    }

    private Next next(Worker worker) {
        if (isDone()) {
            return Next.QUIT;
        }
        if (worker.slot >= size) {
            return Next.LEAVE;
        }
        boolean retires = maxTasksPerChild.isPresent() && worker.tasksDone >= maxTasksPerChild.getAsInt();
        return retires ? Next.RETIRE : Next.WORK_OR_WAIT;
    }

    /** A worker is dead and must be given nothing more. */
    void takeOutOfService(Worker worker) {
        lock.lock();
        try {
            idle.remove(worker);
            unheard.remove(worker);
            worker.state = WorkerState.LEAVING;
        } finally {
            lock.unlock();
        }
    }

    /** The tasks that a worker was given and has not ended, in that order. */
    List<TasksInFlight.Entry> inFlight(Worker worker) {
        lock.lock();
        try {
            return worker.inFlight.all();
        } finally {
            lock.unlock();
        }
    }

    /** A worker is gone; {@code back} is what it leaves undone, and goes to the next ones first. */
    void left(Worker worker, List<Task> back) {
        List<Delivery> deliveries;
        lock.lock();
        try {
            worker.inFlight.all().forEach(entry -> release(worker, entry.slot()));
            idle.remove(worker);
            unheard.remove(worker);
            inService.remove(worker);
            worker.state = WorkerState.GONE;
            if (!isEnded()) {
                putFirst(back);
            }
            deliveries = match();
            settled.signalAll();
        } finally {
            lock.unlock();
        }
        deliver(deliveries);
    }

    /** Takes no more work; returns the idle workers if there is nothing left to do, which are to quit. */
    List<Worker> close() {
        lock.lock();
        try {
            if (state == PoolState.RUN) {
                state = PoolState.CLOSE;
                settled.signalAll();
            }
            return takeIdleIfDone();
        } finally {
            lock.unlock();
        }
    }

    /** The idle workers of a closed pool that has done everything; they are to quit. */
    List<Worker> takeIdleIfDone() {
        lock.lock();
        try {
            if (!isDone()) {
                return List.of();
            }
            return leaveIdle(0);
        } finally {
            lock.unlock();
        }
    }

    /** The idle workers from that slot on, which are to leave. */
    private List<Worker> leaveIdle(int fromSlot) {
        List<Worker> leaving = Stream.concat(idle.stream(), unheard.stream())
                .filter(worker -> worker.slot >= fromSlot)
                .toList();
        leaving.forEach(worker -> worker.state = WorkerState.LEAVING);
        idle.removeAll(leaving);
        unheard.removeAll(leaving);
        return leaving;
    }

    /** Drops all work; returns the tasks that had not ended, or nothing if the pool had ended before. */
    List<Task> end(PoolState how, RuntimeException why, Collection<? extends Worker> workers) {
        lock.lock();
        try {
            if (isEnded()) {
                return List.of();
            }
            ended = true; // First: what is submitted from now on and not taken here, its submitter finds.
            takeIncoming();
            List<Task> dropped = new ArrayList<>(queue);
            workers.forEach(worker -> worker.inFlight.all().forEach(entry -> dropped.add(entry.task())));
            // From here on nothing can go wrong: who comes second finds it done.
            state = how;
            ending = why;
            queue.clear();
            idle.clear();
            unheard.clear();
            for (Worker worker : workers) {
                if (worker.state != WorkerState.GONE) {
                    worker.state = WorkerState.LEAVING;
                }
            }
            settled.signalAll();
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the tasks of a job that were not begun yet. */
    List<Task> withdraw(Job job) {
        List<Delivery> deliveries;
        List<Task> withdrawn = new ArrayList<>();
        lock.lock();
        try {
            for (Worker worker : inService) {
                for (TasksInFlight.Entry entry : worker.inFlight.all()) {
                    if (entry.task().job == job && worker.callBack(entry.slot(), entry.task())) {
                        releaseUnread(worker, entry);
                        withdrawn.add(entry.task());
                    }
                }
                idleAgain(worker);
            }
            takeIncoming();
            queue.stream().filter(task -> task.job == job).forEach(withdrawn::add);
            queue.removeIf(task -> task.job == job);
            deliveries = match();
        } finally {
            lock.unlock();
        }
        deliver(deliveries);
        return withdrawn;
    }

    /** A worker that is taken out of service, and its tasks of the job that are to be given up. */
    record Condemned(Worker worker, List<Task> tasks) {}

    /**
     * Takes the workers that run taskels of a job out of service; they are to be killed. Those tasks get no further
     * worker; whatever else the workers were given ahead is called back first, so that none of it is begun meanwhile.
     */
    List<Condemned> condemn(Job job) {
        List<Delivery> deliveries;
        List<Condemned> condemned = new ArrayList<>();
        lock.lock();
        try {
            for (Worker worker : inService) {
                boolean concerned = worker.state == WorkerState.BUSY
                        && worker.inFlight.all().stream().anyMatch(entry -> entry.task().job == job);
                if (concerned) {
                    putFirst(callBack(worker, 0));
                    // What can't be called back was begun, and the last of it is what the worker is at, or about to be:
                    // it says so only a moment after it has taken a task for its own.
                    Task begun = worker.inFlight.last();
                    if (begun != null && begun.job == job) {
                        worker.state = WorkerState.LEAVING;
                        condemned.add(new Condemned(
                                worker,
                                worker.inFlight.all().stream()
                                        .map(TasksInFlight.Entry::task)
                                        .filter(task -> task.job == job)
                                        .toList()));
                    }
                }
            }
            deliveries = match();
        } finally {
            lock.unlock();
        }
        deliver(deliveries);
        return condemned;
    }

    /** Takes a worker out of service if it is at that task; false if it has gone on. */
    @SuppressWarnings("ReferenceEquality") // That very task.
    boolean condemn(Worker worker, Task task) {
        List<Delivery> deliveries;
        boolean condemned = false;
        lock.lock();
        try {
            if (worker.state == WorkerState.BUSY && worker.current() == task) {
                putFirst(callBack(worker, 0));
                condemned = worker.current() == task;
                worker.state = condemned ? WorkerState.LEAVING : worker.state;
            }
            deliveries = match();
        } finally {
            lock.unlock();
        }
        deliver(deliveries);
        return condemned;
    }

    /** How many workers the pool is to have. */
    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** How many workers a pool was to have before it was resized, and the idle ones that are too many and are to leave. */
    record Resized(int before, List<Worker> leaving) {}

    /**
     * Changes how many workers the pool is to have.
     *
     * @throws IllegalStateException if the pool takes no more work
     */
    Resized resize(int workers) {
        List<Delivery> deliveries;
        List<Worker> leaving;
        int before;
        lock.lock();
        try {
            checkRunning();
            before = size;
            size = workers;
            inService.stream().filter(worker -> worker.slot >= size).forEach(worker -> putFirst(callBack(worker, 0)));
            leaving = leaveIdle(size);
            deliveries = match();
        } finally {
            lock.unlock();
        }
        deliver(deliveries);
        return new Resized(before, leaving);
    }

    /** Whether a task that came now would have to wait for another one. */
    boolean isOccupied() {
        lock.lock();
        try {
            return queue.size() + incoming.size() >= idle.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the pool has dropped its work. */
    boolean isEnded() {
        lock.lock();
        try {
            return state == PoolState.TERMINATE || state == PoolState.BROKEN;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the pool is closed and has nothing left to do. */
    boolean isDone() {
        lock.lock();
        try {
            return state == PoolState.CLOSE
                    && queue.isEmpty()
                    && incoming.isEmpty()
                    && tasksInFlight == 0
                    && feeders == 0
                    && entering == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the pool is to have a worker at that place. */
    boolean isWanted(int slot) {
        lock.lock();
        try {
            return slot < size && !isEnded() && !isDone();
        } finally {
            lock.unlock();
        }
    }

    boolean isBusy() {
        lock.lock();
        try {
            return tasksInFlight > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a task of a job has been begun and has not ended. */
    boolean hasBegun(Job job) {
        lock.lock();
        try {
            return inService.stream().map(Worker::current).anyMatch(task -> task != null && task.job == job);
        } finally {
            lock.unlock();
        }
    }

    private void deliver(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            if (delivery.tasks().isEmpty()) {
                delivery.worker().ask();
            } else {
                delivery.worker().give(delivery.firstSlot(), delivery.tasks());
            }
        }
    }

    private void release(Worker worker, int slot) {
        worker.inFlight.remove(slot);
        tasksInFlight--;
    }

    /** Releases a task that was called back, and that the worker reads all the same. */
    private void releaseUnread(Worker worker, TasksInFlight.Entry entry) {
        release(worker, entry.slot());
        worker.unread += entry.task().length + FRAME_BYTES;
    }

    private void putFirst(List<Task> tasks) {
        for (int i = tasks.size() - 1; i >= 0; i--) {
            queue.addFirst(tasks.get(i));
        }
    }

    /** What waits is assigned to those who are idle. */
    private List<Delivery> match() {
        List<Delivery> deliveries = new ArrayList<>(2 + idle.size());
        anyIdle = !idle.isEmpty();
        takeIncoming();
        if (isEnded()) {
            return deliveries;
        }
        if (queue.isEmpty() && !idle.isEmpty() && tasksInFlight > 0) {
            callBackForIdle();
        }
        while (!queue.isEmpty() && !idle.isEmpty()) {
            Worker worker = idle.element();
            worker.quietSince = clock.getAsLong();
            Delivery delivery = take(worker);
            if (delivery == null) {
                break;
            }
            idle.remove();
            worker.state = WorkerState.BUSY;
            deliveries.add(delivery);
        }
        unheard.forEach(worker -> deliveries.add(new Delivery(worker, 0, List.of())));
        anyIdle = !idle.isEmpty();
        return deliveries;
    }

    /** Assigns tasks to a worker that has few, or none; null if it has enough. */
    private @Nullable Delivery take(Worker worker) {
        Task first = queue.peek();
        if (first == null) {
            return null;
        }
        ServiceTime serviceTime = first.job.called.serviceTime();
        int had = worker.inFlight.count();
        int room = serviceTime.tasksAhead(first.size);
        if (had > room / 2) {
            return null;
        }
        int shares = feeders > 0 ? size : 2 * size;
        room = Math.min(room - had, Math.max(1, queue.size() / shares));
        if (maxTasksPerChild.isPresent()) {
            room = Math.min(room, maxTasksPerChild.getAsInt() - worker.tasksDone - had);
        }
        if (room * ENOUGH_PART < had) {
            return null; // More will have come when it reports next: few large frames cost less than many small ones.
        }
        int slot = worker.inFlight.nextSlot();
        List<Task> tasks = new ArrayList<>(Math.max(room, 0));
        Delivery delivery =
                new Delivery(worker, slot, tasks); // Before anything is assigned: what is must be delivered.
        while (tasks.size() < room && worker.inFlight.hasRoom()) {
            Task task = queue.peek();
            if (task == null || !fits(task, serviceTime, worker)) {
                break;
            }
            queue.remove();
            worker.assigned(worker.inFlight.nextSlot(), task);
            worker.inFlight.add(task);
            if (tasksInFlight == 0) {
                becomesBusy.run();
            }
            tasksInFlight++;
            tasks.add(task);
        }
        if (tasks.isEmpty()) {
            return null;
        }
        if (recorder != Recorder.NONE) {
            recorder.dispatched(
                    tasks.stream().mapToInt(task -> task.number).toArray(), worker.number, System.nanoTime());
        }
        return delivery;
    }

    @SuppressWarnings("ReferenceEquality") // The very same function.
    private static boolean fits(Task task, ServiceTime serviceTime, Worker worker) {
        return worker.inFlight.count() == 0
                || (task.job.called.serviceTime() == serviceTime
                        && worker.unread + worker.inFlight.bytes() + task.length <= TaskSender.FITS_SOCKET);
    }

    /** Takes back what a worker has not begun, save the first {@code kept} of it, in the order of its turn. */
    private List<Task> callBack(Worker worker, int kept) {
        List<TasksInFlight.Entry> all = worker.inFlight.all();
        ArrayDeque<Task> back = new ArrayDeque<>();
        for (int i = all.size() - 1; i >= kept; i--) {
            TasksInFlight.Entry entry = all.get(i);
            if (!worker.callBack(entry.slot(), entry.task())) {
                break; // What was given before it was begun before it.
            }
            releaseUnread(worker, entry);
            back.addFirst(entry.task());
        }
        idleAgain(worker);
        return List.copyOf(back);
    }

    /** A worker of which everything was called back has nothing that it would report. */
    private void idleAgain(Worker worker) {
        if (worker.state == WorkerState.BUSY && worker.inFlight.count() == 0) {
            worker.state = WorkerState.IDLE;
            boolean heard = worker.unread <= MOST_UNREAD && !isStuck(worker, clock.getAsLong());
            (heard ? idle : unheard).add(worker);
        }
    }

    /** Somebody is idle and nothing waits: those who have much share it. */
    private void callBackForIdle() {
        long now = clock.getAsLong();
        boolean later = false;
        for (Worker worker : inService) {
            int count = worker.inFlight.count();
            if (count < 2 || worker.state != WorkerState.BUSY) {
                continue;
            }
            if (isStuck(worker, now)) {
                putFirst(callBack(worker, 0));
            } else if (queuedNanos(worker) > WORTH_SHARING_NANOS) {
                putFirst(callBack(worker, count / 2));
            } else {
                later = true;
            }
        }
        if (later && queue.isEmpty() && !alarmSet) {
            alarmSet = true;
            alarm.in(STUCK_NANOS, this::lookAgain);
        }
    }

    /** Takes back what workers have not begun that seem not to run at all; called now and then while there is work. */
    void callBackFromSilent() {
        List<Delivery> deliveries;
        lock.lock();
        try {
            long now = clock.getAsLong();
            for (Worker worker : inService) {
                if (worker.state == WorkerState.BUSY && now - worker.quietSince > SILENT_NANOS) {
                    putFirst(callBack(worker, 0));
                }
            }
            deliveries = match();
        } finally {
            lock.unlock();
        }
        deliver(deliveries);
    }

    private void lookAgain() {
        List<Delivery> deliveries;
        lock.lock();
        try {
            alarmSet = false;
            deliveries = match();
        } finally {
            lock.unlock();
        }
        deliver(deliveries);
    }

    /** What waits behind a long task is older than what waits in the queue. */
    private void callBackFromStuck() {
        long now = clock.getAsLong();
        if (now - lookedForStuckAt < STUCK_NANOS) {
            return;
        }
        lookedForStuckAt = now;
        for (Worker worker : inService) {
            if (worker.state == WorkerState.BUSY && worker.inFlight.count() > 1 && isStuck(worker, now)) {
                putFirst(callBack(worker, 0));
            }
        }
    }

    /** To be without a task ahead costs a worker a fraction of a millisecond, which after a long task is little. */
    private boolean isStuck(Worker worker, long now) {
        // Workers that share a core wait for their turns: one that is silent may just not have had its own.
        long least = STUCK_NANOS * Math.max(1, inService.size() / CORES);
        long patience = Math.min(Math.max(LONG_NANOS, least), Math.max(least, USUAL_TASKS * taskNanos(worker)));
        return now - worker.quietSince > patience;
    }

    private static long taskNanos(Worker worker) {
        Task task = worker.inFlight.last();
        return task == null ? 0 : task.job.called.serviceTime().nanos(task.size);
    }

    private static long queuedNanos(Worker worker) {
        return taskNanos(worker) * worker.inFlight.count();
    }
}
