/**
 * Finds the best setting of a plan: by runs in interleaved rounds, of the settings that prediction has not shown to be
 * hopeless. What was measured is kept in a file, from which an interrupted sweep continues.
 */
@NullMarked
package io.github.poolscope.sweep;

import org.jspecify.annotations.NullMarked;
