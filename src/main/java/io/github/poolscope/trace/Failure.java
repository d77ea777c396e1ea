package io.github.poolscope.trace;

/**
 * The error a taskel ended with.
 *
 * @param index the taskel
 * @param type the error's class, without its package
 * @param message one sentence; empty if the error had none
 * @param stackTrace the remote stack trace as text; empty if there is none or if too many failed before
 */
public record Failure(int index, String type, String message, String stackTrace) {}
