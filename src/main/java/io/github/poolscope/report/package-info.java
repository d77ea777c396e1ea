/**
 * Writers of a run for other people and programs: HTML, JSON, CSV, Trace Event. Pure functions of a recording.
 */
@NullMarked
package io.github.poolscope.report;

import org.jspecify.annotations.NullMarked;
