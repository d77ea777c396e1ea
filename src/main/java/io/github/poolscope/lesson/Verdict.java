package io.github.poolscope.lesson;

/**
 * What the check of a lesson found in its runs.
 *
 * @param holds whether what the lesson teaches did happen
 * @param why the figures of these runs that show it, or what happened instead
 */
public record Verdict(boolean holds, Statement why) {}
