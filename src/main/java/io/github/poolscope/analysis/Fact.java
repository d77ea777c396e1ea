package io.github.poolscope.analysis;

/** A name and a value, both for people to read. */
public record Fact(String name, String value) {}
