/** What the processes printed. */
@NullMarked
package io.github.poolscope.ui.output;

import org.jspecify.annotations.NullMarked;
