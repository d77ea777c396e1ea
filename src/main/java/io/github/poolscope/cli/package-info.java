/**
 * The command line: run, report, list, workloads, lesson, bench. Exit codes: 0 success, 1 the run or some of its
 * taskels failed, 2 bad usage or input, 130 interrupted. Loads no class of the window.
 */
@NullMarked
package io.github.poolscope.cli;

import org.jspecify.annotations.NullMarked;
