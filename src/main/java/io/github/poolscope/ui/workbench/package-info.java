/**
 * What the window shows, as observable state without controls: the plan, the runs shown, what is selected, the open
 * lesson, the work in progress, and the layout. The views of the other packages are bound to it; commands change it.
 */
@NullMarked
package io.github.poolscope.ui.workbench;

import org.jspecify.annotations.NullMarked;
