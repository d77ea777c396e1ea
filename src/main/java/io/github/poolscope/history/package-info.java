/**
 * The history of runs: its index, the filter of its runs, and what may be done to their files. Knows nothing of a window.
 */
@NullMarked
package io.github.poolscope.history;

import org.jspecify.annotations.NullMarked;
