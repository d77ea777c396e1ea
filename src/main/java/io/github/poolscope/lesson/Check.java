package io.github.poolscope.lesson;

/** Says from the runs of a lesson whether what it teaches did happen. */
@FunctionalInterface
interface Check {
    Finding look(Runs runs);
}
