/**
 * The event log: how a program of any language tells what its pools, processes and locks do, as {@code event-log.md}
 * describes it.
 *
 * <p>Uses only the JDK, because every program that is watched loads it. Knows events and files, not what events mean for
 * a run.
 */
@NullMarked
package io.github.poolscope.eventlog;

import org.jspecify.annotations.NullMarked;
