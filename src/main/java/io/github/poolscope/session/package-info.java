/**
 * Starts a plan on an engine and owns the run's life: start, stop, finish, save.
 *
 * <p>The only place that the window and the command line give commands to.
 */
@NullMarked
package io.github.poolscope.session;

import org.jspecify.annotations.NullMarked;
