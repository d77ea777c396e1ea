/**
 * What if: from the measured taskels of one run, the makespan that the same work would have in another setting.
 *
 * <p>{@link io.github.poolscope.predict.Predictor} reads a run once and then simulates it in any {@link
 * io.github.poolscope.predict.Scenario}. Pure functions of a trace; nothing here starts a run.
 */
@NullMarked
package io.github.poolscope.predict;

import org.jspecify.annotations.NullMarked;
