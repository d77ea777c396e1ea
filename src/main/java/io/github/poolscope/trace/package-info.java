/**
 * The record of a run: the vocabulary of events, the columnar store and its readers.
 *
 * <p>Times are nanoseconds since the run began, on the main program's clock; {@link Trace#NEVER} stands for an instant
 * that has not come. Engines write through a {@link Recorder}. Readers may use any thread without locks: they read a
 * count first, then the rows below it, from the first row that is still stored. If a run is too long for the memory,
 * its oldest rows are summed up. This package does not depend on its readers.
 */
@NullMarked
package io.github.poolscope.trace;

import org.jspecify.annotations.NullMarked;
