/** What processes talk by, event by event, as a table. */
@NullMarked
package io.github.poolscope.ui.talk;

import org.jspecify.annotations.NullMarked;
