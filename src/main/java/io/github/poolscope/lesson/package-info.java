/**
 * Lessons: what the field's tutorials show of a process pool, each as plans to run, sentences to read and a check that
 * says from the traces of those very runs whether what it teaches did happen.
 *
 * <p>Starts nothing and writes nothing; sentences come from the resource bundle {@code lessons}, figures in them from
 * plans and traces.
 */
@NullMarked
package io.github.poolscope.lesson;

import org.jspecify.annotations.NullMarked;
