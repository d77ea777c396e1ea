package io.github.poolscope.ui.workbench;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Program;

/**
 * The program that the window shows.
 *
 * @param plan the plan that it amounts to
 * @param program its text
 * @param ofRun whether it is the program of the run shown, so that its lines have times; otherwise of the plan in the
 *     form
 */
public record ShownProgram(Plan plan, Program program, boolean ofRun) {}
