/** CPU and memory of each worker over time. */
@NullMarked
package io.github.poolscope.ui.cpu;

import org.jspecify.annotations.NullMarked;
