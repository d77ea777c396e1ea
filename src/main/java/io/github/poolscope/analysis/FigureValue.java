package io.github.poolscope.analysis;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Work;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a run as text, the same in the window, reports and the command line.
 *
 * @param figure which figure it is
 * @param value the value with its unit; a dash if it does not exist
 * @param detail a second value that belongs to it, such as the bound of the makespan; empty if there is none
 * @param absence why it does not exist; empty if it does
 * @param isAlarming whether it tells of something that went wrong
 */
public record FigureValue(
        RunFigure figure, String value, Optional<Phrase> detail, Optional<Phrase> absence, boolean isAlarming) {

    /**
     * Returns all figures of a run, in the order of {@link RunFigure}.
     *
     * @param state the state of the run at the instant of its figures
     */
    public static List<FigureValue> of(RunHeader header, RunState state, Figures figures) {
        boolean isOver = state.isOver();
        List<FigureValue> values = new ArrayList<>();
        for (RunFigure figure : RunFigure.values()) {
            values.add(
                    switch (figure) {
                        case WALL -> plain(figure, Units.duration(figures.wall()));
                        case MAKESPAN ->
                            time(
                                    figure,
                                    figures.makespan(),
                                    Phrase.of("analysis.figure-detail.bound", Units.duration(figures.bound())),
                                    isOver);
                        case START_UP ->
                            isWithoutPool(header, figures) && figures.startup() == Trace.NEVER
                                    ? missing(figure, Phrase.of("analysis.figure-none.no-pool"))
                                    : time(figure, figures.startup(), null, isOver);
                        case FIRST_RESULT -> time(figure, figures.firstResult(), null, isOver);
                        case BLOCKED -> blocked(figure, figures);
                        case UTILISATION -> share(figure, figures.utilisation(), null, isOver);
                        case CPU ->
                            share(figure, figures.cpuShare(), Phrase.asItIs(Units.duration(figures.cpu())), isOver);
                        case FAILED -> failed(figure, figures);
                    });
        }
        return values;
    }

    /** Returns whether the run has a value for it. */
    public boolean exists() {
        return absence.isEmpty();
    }

    private static boolean isWithoutPool(RunHeader header, Figures figures) {
        if (header.isWatched()) {
            return figures.workers().isEmpty();
        }
        return header.plan().effectiveEngine() == EngineKind.SERIAL
                && !(header.plan().work() instanceof Work.Script);
    }

    private static FigureValue plain(RunFigure figure, String value) {
        return new FigureValue(figure, value, Optional.empty(), Optional.empty(), false);
    }

    private static FigureValue with(RunFigure figure, String value, @Nullable Phrase detail) {
        return new FigureValue(figure, value, Optional.ofNullable(detail), Optional.empty(), false);
    }

    private static FigureValue missing(RunFigure figure, Phrase why) {
        return new FigureValue(figure, Units.NONE, Optional.empty(), Optional.of(why), false);
    }

    private static FigureValue missing(RunFigure figure, boolean isOver) {
        return missing(figure, Phrase.of("analysis.figure-none." + figure.key() + (isOver ? ".over" : ".yet")));
    }

    private static FigureValue time(RunFigure figure, long nanos, @Nullable Phrase detail, boolean isOver) {
        return nanos == Trace.NEVER ? missing(figure, isOver) : with(figure, Units.duration(nanos), detail);
    }

    private static FigureValue share(RunFigure figure, double share, @Nullable Phrase detail, boolean isOver) {
        return Double.isNaN(share) ? missing(figure, isOver) : with(figure, Units.percent(share), detail);
    }

    private static FigureValue blocked(RunFigure figure, Figures figures) {
        double share = figures.blockedShare();
        return with(
                figure,
                Units.duration(figures.callerBlocked()),
                Double.isNaN(share) ? null : Phrase.asItIs(Units.percent(share)));
    }

    private static FigureValue failed(RunFigure figure, Figures figures) {
        return new FigureValue(
                figure,
                Units.count(figures.failed()),
                Optional.of(Phrase.of("analysis.figure-detail.of", Units.count(figures.completed()))),
                Optional.empty(),
                figures.failed() > 0);
    }
}
