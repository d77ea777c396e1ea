/**
 * The library: a pool of worker processes with the semantics of Python's {@code multiprocessing.Pool}.
 *
 * <p>A program uses {@link io.github.poolscope.pool.Pool}, its options, results and errors, which are public.
 * Behind them:
 *
 * <pre>
 *  Pool ──▶ PoolCore ──▶ CallSubmitter ── ApplyJob, MapJob, LazyJob (one for each call)
 *              │               │ tasks                    ▲ outcomes
 *              ▼               ▼                          │
 *        PoolLifecycle ◀── Dispatcher ──▶ Worker ──▶ TaskSender ═socket═▶ worker process
 *              ▲               ▲             ▲                                 ║
 *              │               └── WorkerReader ◀═══════════════socket═════════╝
 *        WorkerProcesses ── starts, replaces and ends workers (WorkerThreads in a pool of threads)
 * </pre>
 *
 * <p><b>Terms.</b> A <i>call</i> is one {@code apply}, {@code map}, {@code imap} …; a {@code Job} is its
 * representation in the pool. A <i>taskel</i> is one item of a call, with its result. A <i>task</i> is a chunk of
 * consecutive taskels of one call,
 * which goes to one worker as a whole; <i>chunksize</i> is how many taskels it has. A <i>worker</i> is a process, or a
 * thread in a pool of threads; its <i>slot</i> is its place in the pool. A task is <i>given ahead</i> if its worker has
 * others before it, and <i>called back</i> if it goes to another worker after all. A result is <i>held</i> from
 * when it is
 * received until it is <i>delivered</i> to the caller.
 *
 * <p><b>A task's states.</b>
 *
 * <pre>
 *  submitted ──▶ queued ──▶ in flight ──▶ begun ──▶ ended: all its taskels have outcomes
 *                  ▲            │            │
 *                  ├─called back┘            └─ its worker is lost: its taskel fails or is tried again,
 *                  └──────── what it had not begun ◀┘                  those behind it become a task of their own
 *  abandoned: from any of these, if its call is cancelled or the pool ends
 * </pre>
 *
 * A task is queued or in flight under the dispatcher's lock. It is begun when its worker claims it in the memory
 * that both
 * share, without any lock: of a claim and a call back one succeeds.
 *
 * <p><b>Who owns what.</b> {@code PoolLifecycle}: the pool's state, its size, and what keeps it from being over.
 * {@code DispatchState}, which only the {@code Dispatcher} reaches: the queue, the idle workers, the tasks in
 * flight, the
 * workers' states. Each {@code Task}: which of its taskels have outcomes. Each {@code Job}: its outcomes, until
 * they are
 * delivered. {@code WorkerProcesses} and {@code WorkerReplacement}: how workers end, and which are started in
 * their place.
 *
 * <p><b>Locks</b>, the outer ones first; code that holds one takes only later ones.
 *
 * <ol>
 *   <li>the monitors of {@code WorkerProcesses}, {@code WorkerThreads} and {@code WorkerReplacement}
 *   <li>the lock of a {@code LazyJob}, which hands outcomes to its caller
 *   <li>the monitor of a {@code Task}
 *   <li>the dispatcher's lock
 *   <li>the lock of {@code PoolLifecycle}, under which nothing else is called
 * </ol>
 *
 * {@code PendingResult}, {@code TaskSender}, {@code FunctionNumbers}, {@code FutureCompletion}, {@code PoolMonitor} and
 * {@code ThreadWorker} guard their own fields by a monitor under which no other lock is taken.
 *
 * <p><b>No code of others is called under a lock</b>: functions, callbacks, futures, input, recorders. Two
 * exceptions keep a recorder's order, and affect only the call itself: a taskel's start is recorded under the
 * monitor of its task, so that it is recorded before its end; outcomes of {@code imap_unordered} are recorded under the
 * lock of their call, so that they are recorded in the order of delivery.
 *
 * <p><b>Threads</b>, all daemons, named after their pool: {@code monitor} starts replacements and checks
 * time limits, one {@code reader} per worker reads its results, two {@code output} threads per worker read its
 * output, one
 * {@code feeder} reads the input of each lazy call, {@code sender} threads send frames that would block, and
 * {@code callbacks} and {@code futures} run the program's code while there is any.
 */
@NullMarked
package io.github.poolscope.pool;

import org.jspecify.annotations.NullMarked;
