/**
 * The command line: run, report, list, workloads, lesson, bench. Exit codes: 0 done, 1 the run or taskels of it failed, 2 bad
 * usage or input, 130 interrupted. Loads nothing of the window.
 */
@NullMarked
package io.github.poolscope.cli;

import org.jspecify.annotations.NullMarked;
