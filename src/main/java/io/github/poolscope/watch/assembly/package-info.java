/**
 * Puts together what the processes of a program tell, each of itself, in its event log: pools, workers, calls, tasks and
 * taskels, blocked threads and primitives become a trace, while the program runs.
 *
 * <p>{@code event-log.md} says what the events mean. They come in order of time, as far as the reader of the log can
 * provide that; an effect may come before its cause, and events may be missing. Nothing here throws because of what a
 * log contains. All classes belong to the thread that uses the {@link
 * io.github.poolscope.watch.assembly.TraceAssembler}.
 */
@NullMarked
package io.github.poolscope.watch.assembly;

import org.jspecify.annotations.NullMarked;
