package io.github.poolscope.run;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Trace;
import java.nio.file.Path;

/** A run that was read from its file; its trace does not change. */
public record SavedRun(RunHeader header, Trace trace, Path file) implements Recording {}
