package io.github.poolscope.cli;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.predict.Predictor;
import io.github.poolscope.predict.UnpredictableException;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.task.StartMethod;

/** Finds in the history what starting workers in another way takes. */
final class MeasuredStarts {
    /** The latest runs that are looked through; each must be read. */
    private static final int MOST_RUNS = 50;

    private MeasuredStarts() {}

    /**
     * Returns a predictor for workers that are started in another way, as in the latest run of the history that was.
     * Reads run files, which may take seconds.
     *
     * @throws UnpredictableException if no such run is among the latest {@value #MOST_RUNS}
     * @throws RunFileException if the history can't be read
     */
    static Predictor of(StartMethod method, Predictor predictor, RunFolder history) throws RunFileException {
        if (method == predictor.startMethod()) {
            return predictor;
        }
        for (RunFolder.Found found : history.files().stream().limit(MOST_RUNS).toList()) {
            try {
                SavedRun other = RunFile.open(found.file());
                Plan plan = other.header().plan();
                if (plan.hasProcesses() && plan.startMethod() == method) {
                    return predictor.withStartsOf(other.header(), other.trace());
                }
            } catch (RunFileException | UnpredictableException e) {
                // This one does not tell it; an earlier one may.
            }
        }
        throw UnpredictableException.notMeasured(method);
    }
}
