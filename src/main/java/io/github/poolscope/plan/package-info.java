/**
 * The settings of a run, their JSON form and their validation.
 *
 * <p>Records only; a plan is data that people read, write by hand and share. This package does not know what a
 * workload's name means, nor whether its files exist.
 */
@NullMarked
package io.github.poolscope.plan;

import org.jspecify.annotations.NullMarked;
