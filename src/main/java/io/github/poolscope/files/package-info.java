/**
 * Files of users: the one way in by which a text file is read that a user hands over, and the one way out by which a
 * file is written that a user names. Knows nothing of what they hold.
 */
@NullMarked
package io.github.poolscope.files;

import org.jspecify.annotations.NullMarked;
