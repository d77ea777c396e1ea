package io.github.poolscope.lesson;

/**
 * The result of checking a lesson's runs.
 *
 * @param holds whether the runs show what the lesson teaches
 * @param why the figures of these runs that show it, or what happened instead
 */
public record Verdict(boolean holds, Statement why) {}
