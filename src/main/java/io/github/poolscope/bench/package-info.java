/** Measures the pool: beside CPython's, beside plain threads, and beside what no pool could beat. */
@NullMarked
package io.github.poolscope.bench;

import org.jspecify.annotations.NullMarked;
