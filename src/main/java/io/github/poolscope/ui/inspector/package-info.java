/** Shows the facts of the selected taskel or worker. */
@NullMarked
package io.github.poolscope.ui.inspector;

import org.jspecify.annotations.NullMarked;
