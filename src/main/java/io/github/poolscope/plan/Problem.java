package io.github.poolscope.plan;

/**
 * What is wrong with a plan.
 *
 * @param setting where
 * @param sentence what was wrong and what to do, for a user to read
 */
public record Problem(Setting setting, String sentence) {}
