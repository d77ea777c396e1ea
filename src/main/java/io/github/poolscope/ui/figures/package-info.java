/** The strip of a run's figures, each with its meaning. */
@NullMarked
package io.github.poolscope.ui.figures;

import org.jspecify.annotations.NullMarked;
