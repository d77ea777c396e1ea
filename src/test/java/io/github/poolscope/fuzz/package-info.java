/** Files as an attacker would make them, and all code that reads them. */
@NullMarked
package io.github.poolscope.fuzz;

import org.jspecify.annotations.NullMarked;
