/**
 * The drawn pictures of a run as plain geometry: what the window's canvases and the report's SVG both draw.
 *
 * <p>Each picture is one pass over the trace's columns, makes at most as many shapes as fit the pixels, and tells what
 * it merged. Immutable once made; no drawing here.
 */
@NullMarked
package io.github.poolscope.analysis.picture;

import org.jspecify.annotations.NullMarked;
