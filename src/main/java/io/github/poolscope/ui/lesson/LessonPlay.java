package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.StopWhen;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * One execution of a lesson, in progress or finished: runs its stages one after another and keeps their results. A
 * stage that is stopped or fails ends it. FX thread only.
 */
public final class LessonPlay {
    private final Lesson lesson;
    private final double pace;
    private final List<Stage> stages;
    private final StageStarter starter;
    private final Executor background;
    private final Runnable changed;
    private final List<Recording> runs = new ArrayList<>();
    private Optional<Verdict> verdict = Optional.empty();
    private Optional<String> answer = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private boolean abandoned;

    /**
     * Creates an execution that has not started.
     *
     * @param background analyses the runs when they are over
     * @param changed is called after each step
     */
    LessonPlay(Lesson lesson, double pace, StageStarter starter, Executor background, Runnable changed) {
        this.lesson = lesson;
        this.pace = pace;
        this.starter = starter;
        this.background = background;
        this.changed = changed;
        stages = lesson.stages(pace);
    }

    /** Creates the execution of a lesson in an earlier window. */
    LessonPlay(
            Lesson lesson,
            double pace,
            StageStarter starter,
            Executor background,
            Runnable changed,
            List<Recording> runs,
            Verdict verdict,
            Optional<String> answer) {
        this(lesson, pace, starter, background, changed);
        this.runs.addAll(runs);
        this.verdict = Optional.of(verdict);
        this.answer = answer;
    }

    void begin() {
        starter.start(stages.get(runs.size()), this::started, this::broke);
        changed.run();
    }

    /** Stops the current run and starts no further stage. */
    void abandon() {
        if (isInProgress()) {
            abandoned = true;
            runs.forEach(LessonPlay::stop);
        }
    }

    /** Ends it because its run does not stop; the result of that run is not awaited. */
    void leave(LiveRun run) {
        if (isInProgress() && runs.contains(run)) {
            broke(Words.text("trouble.left"));
        }
    }

    /** Returns the pace of its runs. */
    public double pace() {
        return pace;
    }

    /** Returns the runs so far, in the order of the stages. */
    public List<Recording> runs() {
        return List.copyOf(runs);
    }

    /** Returns whether it is in progress: a stage is running or still to come, or the verdict is not known yet. */
    public boolean isInProgress() {
        return verdict.isEmpty() && trouble.isEmpty();
    }

    /** Returns the verdict; empty while in progress, and if a stage could not be started. */
    public Optional<Verdict> verdict() {
        return verdict;
    }

    /** Returns the answer to the lesson's question, once all runs are over; empty if none of the choices happened. */
    public Optional<String> answer() {
        return answer;
    }

    /** Returns why a stage could not be started or stopped, or its runs not be analysed, as a sentence for the user. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Returns whether all stages ended as planned. */
    public boolean isWhole() {
        return runs.size() == stages.size()
                && runs.stream().allMatch(LessonPlay::isOver)
                && runs.stream().noneMatch(this::isBroken);
    }

    /** Returns whether a run has ended and is saved. */
    static boolean isOver(Recording run) {
        return run instanceof LiveRun live
                ? live.over().isDone()
                : run.trace().state().isOver();
    }

    private static void stop(Recording run) {
        if (run instanceof LiveRun live) {
            live.stop();
        }
    }

    private void started(LiveRun run) {
        runs.add(run);
        if (abandoned) {
            run.stop();
        }
        stages.get(runs.size() - 1).stopWhen().ifPresent(seen -> StopWhen.seen(run, seen));
        CompletableFuture<Void> unused = run.over().whenComplete((over, error) -> FxThread.later(() -> ended(run)));
        changed.run();
    }

    private void broke(String why) {
        trouble = Optional.of(why);
        changed.run();
    }

    private void ended(LiveRun run) {
        if (!isInProgress()) {
            return;
        }
        if (abandoned || isBroken(run) || runs.size() == stages.size()) {
            List<Recording> done = List.copyOf(runs);
            background.execute(() -> judge(done));
        } else {
            begin();
        }
    }

    /** Runs in the background. An error in a check must not leave the lesson in progress for good. */
    private void judge(List<Recording> done) {
        try {
            Verdict found = lesson.check(done);
            Optional<String> happened = lesson.answer(done);
            FxThread.later(() -> judged(found, happened));
        } catch (RuntimeException | Error e) {
            FxThread.later(() -> broke(Words.why(e)));
        }
    }

    private void judged(Verdict found, Optional<String> happened) {
        verdict = Optional.of(found);
        answer = happened;
        changed.run();
    }

    private boolean isBroken(Recording run) {
        Stage stage = stages.get(runs.indexOf(run));
        RunState state = run.trace().state();
        return (state == RunState.CANCELLED && stage.stopWhen().isEmpty())
                || state == RunState.INTERRUPTED
                || (state == RunState.FAILED && !stage.raises());
    }
}
