/** The plan form: its model, which is tested without a screen, and the view that binds to it. */
@NullMarked
package io.github.poolscope.ui.plan;

import org.jspecify.annotations.NullMarked;
