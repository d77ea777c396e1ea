/**
 * What a user sets before a run, its JSON form and its validation.
 *
 * <p>Records only; a plan is data that people read, write by hand and share. What a workload's name means, and whether
 * its files exist, is not known here.
 */
@NullMarked
package io.github.poolscope.plan;

import org.jspecify.annotations.NullMarked;
