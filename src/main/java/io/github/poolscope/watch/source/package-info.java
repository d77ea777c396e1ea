/** Lines of the sources of watched programs, as the event log names them. */
@NullMarked
package io.github.poolscope.watch.source;

import org.jspecify.annotations.NullMarked;
