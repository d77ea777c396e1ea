package io.github.poolscope.worker;

import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.Decoder;

/**
 * The initial state of a worker.
 *
 * @param classes the classes that its functions and arguments may use
 * @param state the program's state to restore; without content if there is none
 * @param initializer what to run before the first task; without content if there is none
 */
record Setup(Classes classes, Decoder state, Decoder initializer) {}
