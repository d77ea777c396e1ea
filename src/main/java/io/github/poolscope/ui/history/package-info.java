/**
 * The history as a page: all saved runs as a table to sort and search, read while it is shown.
 *
 * <p>Never opens a run itself: it passes the chosen file on.
 */
@NullMarked
package io.github.poolscope.ui.history;

import org.jspecify.annotations.NullMarked;
