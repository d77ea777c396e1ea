/** The cost of single parts, measured by JMH: {@code mvn -Pjmh clean test-compile exec:exec}. Not part of the tests. */
@NullMarked
package io.github.poolscope.jmh;

import org.jspecify.annotations.NullMarked;
