/** What the Java programs of lessons need in order to run: the values of the plan, and the main class. */
@NullMarked
package io.github.poolscope.scripting;

import org.jspecify.annotations.NullMarked;
