package io.github.poolscope.worker;

import io.github.poolscope.wire.Decoder;

/**
 * A task as it came from the main program.
 *
 * @param task its number there
 * @param function the number of its function
 * @param failureSkipsRest whether the taskels behind one that fails are given up
 * @param softLimitNanos after which a taskel is interrupted; 0 for never
 * @param skip how many values at the head of {@code items} are not this task's
 * @param taskels how many taskels it has
 * @param items the taskels' arguments, still encoded
 */
record Assignment(
        int task, int function, boolean failureSkipsRest, long softLimitNanos, int skip, int taskels, Decoder items) {}
