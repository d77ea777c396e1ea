/**
 * Lessons: facts about process pools that tutorials teach, each with plans to run, sentences to read and a check that
 * reads from the traces of those runs whether the fact holds.
 *
 * <p>Starts nothing and writes nothing; sentences come from the resource bundle {@code lessons}, their figures from
 * plans and traces.
 */
@NullMarked
package io.github.poolscope.lesson;

import org.jspecify.annotations.NullMarked;
