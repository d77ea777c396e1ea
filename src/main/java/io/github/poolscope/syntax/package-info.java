/**
 * The words of a program, for colouring: strings, comments, keywords, numbers, and the calls of pools and processes in
 * Python and in Java. Text comes in, ranges come out; nothing is parsed, and any text is accepted.
 */
@NullMarked
package io.github.poolscope.syntax;

import org.jspecify.annotations.NullMarked;
