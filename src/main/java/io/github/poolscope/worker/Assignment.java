package io.github.poolscope.worker;

import io.github.poolscope.wire.Decoder;

/**
 * A task as it came from the main program.
 *
 * @param task its number there
 * @param function the number of its function
 * @param failureSkipsRest whether the taskels behind one that fails are given up
 * @param taskels how many values {@code items} holds
 * @param items the taskels' arguments, still encoded
 */
record Assignment(int task, int function, boolean failureSkipsRest, int taskels, Decoder items) {}
