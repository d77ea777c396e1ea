package io.github.poolscope.run;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Trace;
import java.nio.file.Path;

/** A run that was read back from its file; its trace grows no more. */
public record SavedRun(RunHeader header, Trace trace, Path file) implements Recording {}
