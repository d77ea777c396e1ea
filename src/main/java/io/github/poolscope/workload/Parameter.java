package io.github.poolscope.workload;

/**
 * A parameter of a built-in workload.
 *
 * @param name as plans and the command line spell it
 * @param title as the window labels it, with its unit
 * @param usual its value where a plan does not tell, as text
 * @param summary what it means, in one sentence
 */
public record Parameter(String name, String title, String usual, String summary) {}
