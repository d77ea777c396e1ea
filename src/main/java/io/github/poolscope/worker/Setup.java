package io.github.poolscope.worker;

import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.Decoder;

/**
 * What a worker begins with.
 *
 * @param classes what its functions and arguments may be made of
 * @param state the program's state to begin with; without content if there is none
 * @param initializer what to do before the first task; without content if there is nothing to do
 */
record Setup(Classes classes, Decoder state, Decoder initializer) {}
