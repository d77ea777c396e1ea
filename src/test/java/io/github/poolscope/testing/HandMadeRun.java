package io.github.poolscope.testing;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.trace.Trace;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A live run with the trace of another recording: it ends when the test says so, and counts how often it is stopped. */
public final class HandMadeRun implements LiveRun {
    private final Recording of;
    private final CompletableFuture<Void> over;
    private volatile int stops;

    /** Creates a run that ends when {@code over} is completed. */
    public HandMadeRun(Recording of, CompletableFuture<Void> over) {
        this.of = of;
        this.over = over;
    }

    /** Returns how often it was asked to stop. */
    public int stops() {
        return stops;
    }

    @Override
    public RunHeader header() {
        return of.header();
    }

    @Override
    public Trace trace() {
        return of.trace();
    }

    @Override
    public Path file() {
        return of.file();
    }

    @Override
    public void stop() {
        stops++;
    }

    @Override
    public CompletableFuture<Void> over() {
        return over;
    }
}
