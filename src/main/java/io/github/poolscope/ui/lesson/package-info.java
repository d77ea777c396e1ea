/**
 * Lessons in the window: the gallery, the panel beside a lesson's runs, and what covers the runs until a prediction is
 * made. Knows lessons and recordings; how a stage is started in the window it is told.
 */
@NullMarked
package io.github.poolscope.ui.lesson;

import org.jspecify.annotations.NullMarked;
