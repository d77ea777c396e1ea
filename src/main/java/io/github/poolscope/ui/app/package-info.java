/** The window itself: toolbar, menus, states, history and theme. Starts the runs. */
@NullMarked
package io.github.poolscope.ui.app;

import org.jspecify.annotations.NullMarked;
