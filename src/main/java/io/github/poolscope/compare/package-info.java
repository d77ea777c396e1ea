/**
 * Several runs side by side: in what their plans differ, their figures and the ratios of these, each taskel with the same
 * one of the other runs, where a difference in time comes from, and whether the comparison is fair. One run is one
 * sample: {@link io.github.poolscope.compare.Rounds} judges repeated ones.
 */
@NullMarked
package io.github.poolscope.compare;

import org.jspecify.annotations.NullMarked;
