/** The window itself: toolbar, menus, states, history, theme, and the runs that it starts. */
@NullMarked
package io.github.poolscope.ui.app;

import org.jspecify.annotations.NullMarked;
