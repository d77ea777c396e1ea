/**
 * Reads the text files and writes the files that users name; nothing else in the program does. Knows nothing of their
 * contents.
 */
@NullMarked
package io.github.poolscope.files;

import org.jspecify.annotations.NullMarked;
