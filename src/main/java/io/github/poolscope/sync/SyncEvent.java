package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;

/**
 * Something that happened to a process or a primitive.
 *
 * @param nanoTime when, by {@link System#nanoTime} of the process that made the object
 * @param pid the process that did it, or to which it happened
 * @param thread the number of the thread within that process, {@link Thread#getId}; 0 if it was no thread's doing
 * @param object what it is about
 * @param action what happened
 * @param amount what the action says of it
 */
public record SyncEvent(long nanoTime, long pid, long thread, SyncObject object, SyncAction action, long amount) {}
