package io.github.poolscope.lesson;

/** Checks from the runs of a lesson whether what it teaches happened. */
@FunctionalInterface
interface Check {
    Finding look(Runs runs);
}
