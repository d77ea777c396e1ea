/**
 * Lessons in the window: the gallery, the panel beside a lesson's runs, and the overlay that covers the runs until a
 * prediction is made. Depends on lessons and recordings; the window passes in how a stage is started.
 */
@NullMarked
package io.github.poolscope.ui.lesson;

import org.jspecify.annotations.NullMarked;
