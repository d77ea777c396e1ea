/**
 * What a plan can call: the built-in workloads, the user's own function, and the items.
 *
 * <p>The functions run in worker processes, so they need only the JDK.
 */
@NullMarked
package io.github.poolscope.workload;

import org.jspecify.annotations.NullMarked;
