package io.github.poolscope.analysis;

/** A name and a value for display. */
public record Fact(String name, String value) {}
