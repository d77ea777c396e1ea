/**
 * What happened in a run: the events' vocabulary, the columnar store and its readers.
 *
 * <p>Times are nanoseconds since the run began, on the main program's clock; {@link Trace#NEVER} stands for an instant
 * that has not come. Engines write through a {@link Recorder}; everybody else reads, from any thread and without
 * locks, up to a count that was read first, and from where rows begin: of a run that is too long for memory the oldest are
 * summed up. Nothing here knows who looks.
 */
@NullMarked
package io.github.poolscope.trace;

import org.jspecify.annotations.NullMarked;
