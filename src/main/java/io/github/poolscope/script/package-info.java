/**
 * The Java programs of the lessons, one class each, which are run as they are printed: in a process of their own. Written
 * like a user's program: they use the library's public packages only, and are not part of the rest of Poolscope.
 */
package io.github.poolscope.script;
