/**
 * The library: a pool of worker processes with the semantics of Python's {@code multiprocessing.Pool}.
 *
 * <p>What a program touches is public: {@link io.github.poolscope.pool.Pool}, its options, results and errors. Behind
 * it, one lock guards who has which task:
 *
 * <pre>
 *   Pool ──▶ MapJob, LazyJob ──tasks──▶ Dispatcher ──▶ WorkerHandle ══socket══▶ worker process
 *                  ▲                        │  ▲             │
 *                  └────────results─────────┘  └── WorkerProcesses ◀────┘ exits
 * </pre>
 *
 * <p>Threads, all daemons, named after their pool: {@code monitor} starts replacements and looks at the clock,
 * {@code gate} lets workers in, one {@code reader} a worker takes its results, two {@code output} threads a worker take
 * what it prints, and one {@code feeder} reads the input of each lazy call.
 */
@NullMarked
package io.github.poolscope.pool;

import org.jspecify.annotations.NullMarked;
