package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.picture.LaneGroup;

/**
 * The heading above the lanes of a pool; if it is folded, one lane that stands for all of them.
 *
 * @param group the lanes
 * @param before the row of the first lane below it
 */
record LaneHead(LaneGroup group, int before, boolean folded) {}
