/** Panels that the user can arrange: groups of tabs with splitters between them, after the workbench's layout. */
@NullMarked
package io.github.poolscope.ui.dock;

import org.jspecify.annotations.NullMarked;
