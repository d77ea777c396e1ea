/**
 * Starts a plan on an engine and manages the run: start, stop, end, save.
 *
 * <p>The window and the command line control runs through this package only.
 */
@NullMarked
package io.github.poolscope.session;

import org.jspecify.annotations.NullMarked;
