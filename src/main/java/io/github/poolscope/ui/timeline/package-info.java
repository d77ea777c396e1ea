/** The timeline: which worker ran which taskel when, and what the main program was doing. */
@NullMarked
package io.github.poolscope.ui.timeline;

import org.jspecify.annotations.NullMarked;
