package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;

/**
 * An event of a process or a primitive.
 *
 * @param nanoTime the time, by {@link System#nanoTime} of the process that created the object
 * @param pid the process that acted, or was affected
 * @param thread the number of the thread within that process, {@link Thread#getId}; 0 if no thread acted
 * @param object the process or primitive
 * @param action what happened
 * @param amount a number whose meaning depends on the action
 */
public record SyncEvent(long nanoTime, long pid, long thread, SyncObject object, SyncAction action, long amount) {}
