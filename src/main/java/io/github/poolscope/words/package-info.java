/**
 * The texts of the program in its languages: phrases independent of a language, and the bundles that translate them.
 * Each package keeps its own bundle. Depends on no other package of the program.
 */
@NullMarked
package io.github.poolscope.words;

import org.jspecify.annotations.NullMarked;
