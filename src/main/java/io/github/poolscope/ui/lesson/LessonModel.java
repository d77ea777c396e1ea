package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonEngine;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Pace;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.plan.PlanTexts;
import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Which lesson is open, its pace, the prediction, and the results of the lessons played in this window. Has no
 * controls; FX thread only.
 */
public final class LessonModel {
    private final StageStarter starter;
    private final Executor background;
    private final DoubleProperty pace = new SimpleDoubleProperty(Pace.CLASS.factor());
    private final BooleanProperty predictFirst = new SimpleBooleanProperty();
    private final ObjectProperty<LessonEngine> engine = new SimpleObjectProperty<>(LessonEngine.POOLSCOPE);
    private final ObjectProperty<Optional<Phrase>> problemOfCPython = new SimpleObjectProperty<>(Optional.empty());
    private final Map<Key, LessonPlay> played = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Lesson> lesson = Optional.empty();
    private Optional<String> prediction = Optional.empty();
    private Optional<Recording> shown = Optional.empty();
    private boolean revealed;
    private boolean busy;

    /** What a result belongs to. */
    private record Key(String lesson, LessonEngine engine) {
        static Key of(Lesson lesson) {
            return new Key(lesson.name(), lesson.engine());
        }
    }

    /** Creates a model without an open lesson. */
    public LessonModel(StageStarter starter, Executor background) {
        this.starter = starter;
        this.background = background;
        pace.addListener((o, before, now) -> tell());
        engine.addListener((o, before, now) -> {
            forgetPrediction();
            tell();
        });
        problemOfCPython.addListener((o, before, now) -> {
            if (now.isPresent() && !isPlaying()) {
                engine.set(LessonEngine.POOLSCOPE);
            }
        });
        predictFirst.addListener((o, before, now) -> {
            forgetPrediction();
            tell();
        });
    }

    /** Sets the listener that runs after each change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Returns the pace of the next runs as a factor on their durations. The window offers those of {@link Pace}; any
     * other between {@link Pace#MIN} and {@link Pace#MAX} can be set too.
     */
    public DoubleProperty paceProperty() {
        return pace;
    }

    public double pace() {
        return pace.get();
    }

    /** Returns the pace as it is remembered: its key, or its factor if no {@link Pace} has it. */
    public String paceText() {
        return Pace.of(pace()).map(Pace::key).orElseGet(() -> PlanTexts.plain(pace()));
    }

    /**
     * Sets the pace that was remembered. A factor, as earlier versions remembered it, becomes the nearest of the named
     * paces; any other text is ignored.
     */
    public void restorePace(String text) {
        Pace.named(text).or(() -> nearest(text)).ifPresent(found -> pace.set(found.factor()));
    }

    private static Optional<Pace> nearest(String text) {
        try {
            double factor = Double.parseDouble(text);
            return factor >= Pace.MIN && factor <= Pace.MAX ? Optional.of(Pace.nearest(factor)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns what runs the next lessons. It can't be changed while the open lesson is playing. */
    public ObjectProperty<LessonEngine> engineProperty() {
        return engine;
    }

    /** Returns why no lesson can be run on CPython here; empty if they can, and while that is not known yet. */
    public ObjectProperty<Optional<Phrase>> problemOfCPythonProperty() {
        return problemOfCPython;
    }

    /** Returns whether runs are covered until a prediction is made. */
    public BooleanProperty predictFirstProperty() {
        return predictFirst;
    }

    /** Returns the texts of lessons in the language of the window. */
    static LessonTexts texts() {
        return LessonTexts.of(Words.language().locale());
    }

    /** Returns the open lesson, as the chosen engine runs it; empty if there is none. */
    public Optional<Lesson> lesson() {
        return lesson.map(open -> engine.get() == LessonEngine.CPYTHON ? open.onCPython() : open);
    }

    /** Returns the name of the open lesson; while it is covered, only its number. */
    public String title() {
        Lesson open = lesson.orElseThrow();
        return isCovered()
                ? Words.text("lesson.covered.title", texts().family(open.family()), place() + 1)
                : texts().title(open);
    }

    /** Opens a lesson and stops the run of another one. If this lesson is already playing, it continues. */
    public void open(Lesson next) {
        if (!lesson.equals(Optional.of(next)) || !isPlaying()) {
            abandon();
            lesson = Optional.of(next);
            forgetPrediction();
        }
        tell();
    }

    /** Closes the open lesson and stops its run. */
    public void leave() {
        abandon();
        lesson = Optional.empty();
        forgetPrediction();
        tell();
    }

    /** Returns the lesson {@code steps} places after the open one, or before it if {@code steps} is negative. */
    public Optional<Lesson> neighbour(int steps) {
        int place = place() + steps;
        return lesson.isPresent() && place >= 0 && place < Lessons.all().size()
                ? Optional.of(Lessons.all().get(place))
                : Optional.empty();
    }

    /** Returns the index of the open lesson among all lessons. */
    int place() {
        return lesson.map(Lessons.all()::indexOf).orElse(-1);
    }

    /** Plays the open lesson, unless it is already playing. */
    public void play() {
        if (lesson.isEmpty() || isPlaying()) {
            return;
        }
        Lesson asked = lesson().orElseThrow();
        LessonPlay next = new LessonPlay(asked, pace(), starter, background, this::tell);
        played.put(Key.of(asked), next);
        next.begin();
    }

    /** Called when the window's run is asked to stop: its lesson starts no further stage. */
    public void stop() {
        played.values().forEach(LessonPlay::abandon);
    }

    /** Called when the window no longer waits for a run that does not stop. */
    public void leave(LiveRun run) {
        List.copyOf(played.values()).forEach(playing -> playing.leave(run));
    }

    /** Restores the result of a lesson from an earlier window, unless it was played in this one. */
    public void recall(
            Lesson recalled, double itsPace, List<Recording> runs, Verdict verdict, Optional<String> answer) {
        LessonPlay before = new LessonPlay(recalled, itsPace, starter, background, this::tell, runs, verdict, answer);
        if (played.putIfAbsent(Key.of(recalled), before) == null) {
            tell();
        }
    }

    /** Returns the last result of a lesson on its engine, in this window or an earlier one. */
    public Optional<LessonPlay> playing(Lesson asked) {
        return Optional.ofNullable(played.get(Key.of(asked)));
    }

    /** Returns the last result of a lesson on the chosen engine, or else on the other. */
    Optional<LessonPlay> playingAnywhere(Lesson asked) {
        Optional<LessonPlay> there = playing(asked.onCPython());
        return engine.get() == LessonEngine.CPYTHON
                ? there.or(() -> playing(asked))
                : playing(asked).or(() -> there);
    }

    /** Returns the result of the open lesson on the chosen engine, possibly in progress. */
    public Optional<LessonPlay> playing() {
        return lesson().flatMap(this::playing);
    }

    /** Returns whether the open lesson is playing. */
    public boolean isPlaying() {
        return playing().filter(LessonPlay::isInProgress).isPresent();
    }

    /** Returns the stages of the open lesson, at the pace of its runs, or at the chosen pace if there are none. */
    List<Stage> stages() {
        return lesson().map(open -> open.stages(shownPace())).orElse(List.of());
    }

    /** Returns the pace that texts refer to: that of the runs, if there are any, so that the texts match them. */
    public double shownPace() {
        return playing()
                .filter(last -> !last.runs().isEmpty())
                .map(LessonPlay::pace)
                .orElse(pace());
    }

    /** Returns the finished runs of the open lesson, in the order of its stages. */
    public List<Recording> finishedRuns() {
        return playing().map(LessonPlay::runs).orElse(List.of()).stream()
                .filter(LessonPlay::isOver)
                .toList();
    }

    /** Returns the prediction as the key of a choice; empty if there is none. */
    public Optional<String> prediction() {
        return prediction;
    }

    public void predict(String choice) {
        prediction = Optional.of(choice);
        tell();
    }

    /** Uncovers the runs without a prediction. */
    public void reveal() {
        revealed = true;
        tell();
    }

    /** Returns the run that the window shows. */
    Optional<Recording> shown() {
        return shown;
    }

    /** Returns the same, if it belongs to the open lesson. */
    public Optional<Recording> shownOfLesson() {
        return shown.filter(
                run -> playing().map(LessonPlay::runs).orElse(List.of()).contains(run));
    }

    /** Called when the window shows another run. */
    public void show(Recording run) {
        shown = Optional.of(run);
        tell();
    }

    /** Returns whether any run is in progress in the window, so that none can be started. */
    boolean isBusy() {
        return busy;
    }

    /** Sets whether a run is in progress in the window. */
    public void busy(boolean now) {
        if (busy != now) {
            busy = now;
            tell();
        }
    }

    /** Returns whether the runs, and what the lesson says about them, must stay covered. */
    public boolean isCovered() {
        return predictFirst.get()
                && !revealed
                && prediction.isEmpty()
                && lesson.flatMap(Lesson::question).isPresent();
    }

    /** Returns whether a lesson is open of which there is no run, so that only its expectation can be shown. */
    boolean isExpecting() {
        return lesson.isPresent()
                && playing().map(LessonPlay::runs).orElse(List.of()).isEmpty();
    }

    /**
     * Returns whether what is expected must stay covered. Unlike the runs, it stays covered after a prediction, which
     * can still be changed then.
     */
    boolean isExpectationCovered() {
        return predictFirst.get()
                && !revealed
                && lesson.flatMap(Lesson::question).isPresent();
    }

    private void forgetPrediction() {
        prediction = Optional.empty();
        revealed = false;
    }

    private void abandon() {
        playing().ifPresent(LessonPlay::abandon);
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
