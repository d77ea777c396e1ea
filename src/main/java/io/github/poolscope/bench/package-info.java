/**
 * Measures the pool and compares it with CPython's, with plain threads, and with a lower bound that no process pool can
 * beat.
 */
@NullMarked
package io.github.poolscope.bench;

import org.jspecify.annotations.NullMarked;
