/** Files as whoever means harm would make them, and all that reads them. */
@NullMarked
package io.github.poolscope.fuzz;

import org.jspecify.annotations.NullMarked;
