/**
 * Processes of one's own, and the means by which they talk: queues, pipes, locks, events, barriers across processes, with
 * the semantics of Python's {@code multiprocessing}.
 *
 * <p>A primitive lives in the process that made it, its owner; what a program holds is a handle, which travels by
 * serialisation to any process of this user: to a {@link io.github.poolscope.sync.Process}, on to its children, to the
 * workers of a pool. In the owner each operation is a step of a small state machine under one monitor; other processes
 * ask for it over one connection each to the owner's private socket, so that the end of the connection tells the owner
 * that a process is gone, and with it whatever it held or waited for.
 *
 * <pre>
 *   Queue, Lock, …  (handle)  ──▶  Route  ──▶  Resident (state)        in the owner
 *   Queue, Lock, …  (handle)  ──▶  Route  ──▶  Peer ═══ socket ═══ Session ──▶ Resident      elsewhere
 * </pre>
 *
 * <p>Nothing here loads a library. Some names are also names of {@code java.lang} and {@code java.util.concurrent}: those
 * are for the threads of one JVM, these for processes.
 */
@NullMarked
package io.github.poolscope.sync;

import org.jspecify.annotations.NullMarked;
