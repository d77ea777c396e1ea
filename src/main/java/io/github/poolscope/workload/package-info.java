/**
 * What a plan can call: the built-in workloads, the user's own function, and the items they are called on.
 *
 * <p>The functions run inside worker processes, so they need nothing but the JDK.
 */
@NullMarked
package io.github.poolscope.workload;

import org.jspecify.annotations.NullMarked;
