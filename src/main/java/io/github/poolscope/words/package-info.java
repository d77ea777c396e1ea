/**
 * What the program says, in the languages that it speaks: phrases that have no language yet, and the bundles that say
 * them. Each package keeps its own bundle. Knows nothing of the rest of the program.
 */
@NullMarked
package io.github.poolscope.words;

import org.jspecify.annotations.NullMarked;
