/**
 * The pictures of a run as geometry, drawn by the window's canvases and by the report's SVG.
 *
 * <p>Each picture is made in one pass over the trace's columns, has at most as many shapes as fit the pixels, and says
 * what it merged. Immutable; does not draw.
 */
@NullMarked
package io.github.poolscope.analysis.picture;

import org.jspecify.annotations.NullMarked;
