/**
 * Processes, and the primitives by which they communicate: queues, pipes, locks, events and barriers across
 * processes, with the semantics of Python's {@code multiprocessing}.
 *
 * <p>A primitive's state is in the process that created it, its owner. A program has a handle, which can be
 * serialised to any process of this user: to a {@link io.github.poolscope.sync.Process}, to that process's
 * children, to the workers of a pool. In the owner each operation is a step of a small state machine under one
 * monitor. Other processes send requests over one connection each to the owner's private socket; when a connection
 * ends, the owner knows that the process has ended, and releases what it held or waited for.
 *
 * <pre>
 *   in the owner    Queue, Lock, … (handles) ──▶ LocalRoute ──▶ PrimitiveState
 *   elsewhere       Queue, Lock, … (handles) ──▶ RemoteRoute ──▶ PeerConnection ═ socket ═ ClientSession ──▶ PrimitiveState
 * </pre>
 *
 * <p>This package uses no library. Some of its names also exist in {@code java.lang} and {@code
 * java.util.concurrent}: those classes are for the threads of one JVM, these for processes.
 */
@NullMarked
package io.github.poolscope.sync;

import org.jspecify.annotations.NullMarked;
