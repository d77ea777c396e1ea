package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Pace;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * Which lesson is open, how it is to be played, what is predicted of it, and what came of those that were played in this
 * window. Knows no control and no screen; FX thread only.
 */
public final class LessonModel {
    /** The speeds to choose from, the same as a replay's; any other whose pace {@link Pace} allows can be set too. */
    static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

    private final StageStarter starter;
    private final Executor background;
    private final DoubleProperty pace = new SimpleDoubleProperty(1);
    private final BooleanProperty predictFirst = new SimpleBooleanProperty();
    private final Map<String, LessonPlay> played = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Lesson> lesson = Optional.empty();
    private Optional<String> prediction = Optional.empty();
    private Optional<Recording> shown = Optional.empty();
    private boolean revealed;
    private boolean busy;

    /** No lesson is open. */
    public LessonModel(StageStarter starter, Executor background) {
        this.starter = starter;
        this.background = background;
        pace.addListener((o, before, now) -> tell());
        predictFirst.addListener((o, before, now) -> {
            forgetPrediction();
            tell();
        });
    }

    /** Has {@code listener} told whenever anything here changes. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The pace of the next runs, a factor on their durations: 1 is slow motion for a class, 0.25 a speed of ×4. */
    public DoubleProperty paceProperty() {
        return pace;
    }

    public double pace() {
        return pace.get();
    }

    /** Whether runs are covered until a prediction is made. */
    public BooleanProperty predictFirstProperty() {
        return predictFirst;
    }

    /** The words of lessons in the language of the window. */
    static LessonTexts texts() {
        return LessonTexts.of(Words.language().locale());
    }

    /** The lesson that is open. */
    public Optional<Lesson> lesson() {
        return lesson;
    }

    /** What the open lesson is called; while it is covered, no more than where it stands. */
    public String title() {
        Lesson open = lesson.orElseThrow();
        return isCovered()
                ? Words.text("lesson.covered.title", texts().family(open.family()), place() + 1)
                : texts().title(open);
    }

    /** Opens a lesson; what goes on of another one is stopped. One that is being played goes on as it is. */
    public void open(Lesson next) {
        if (!lesson.equals(Optional.of(next)) || !isPlaying()) {
            abandon();
            lesson = Optional.of(next);
            forgetPrediction();
        }
        tell();
    }

    /** No lesson is open any more; what goes on of it is stopped. */
    public void leave() {
        abandon();
        lesson = Optional.empty();
        forgetPrediction();
        tell();
    }

    /** The lesson that many places behind the one that is open, or before it where {@code steps} is negative. */
    public Optional<Lesson> neighbour(int steps) {
        int place = place() + steps;
        return lesson.isPresent() && place >= 0 && place < Lessons.all().size()
                ? Optional.of(Lessons.all().get(place))
                : Optional.empty();
    }

    /** Where the open lesson stands among all, from 0. */
    int place() {
        return lesson.map(Lessons.all()::indexOf).orElse(-1);
    }

    /** Plays the open lesson, unless it is being played. */
    public void play() {
        if (lesson.isEmpty() || isPlaying()) {
            return;
        }
        LessonPlay next = new LessonPlay(lesson.get(), pace(), starter, background, this::tell);
        played.put(lesson.get().name(), next);
        next.begin();
    }

    /** The run of the window is to stop: the lesson that it is of starts nothing more. */
    public void stop() {
        played.values().forEach(LessonPlay::abandon);
    }

    /** The window lets go of a run that does not stop. */
    public void letGo(LiveRun run) {
        List.copyOf(played.values()).forEach(playing -> playing.letGo(run));
    }

    /** Takes over what came of a lesson in an earlier window, unless it was played in this one. */
    public void recall(
            Lesson recalled, double itsPace, List<Recording> runs, Verdict verdict, Optional<String> answer) {
        LessonPlay before = new LessonPlay(recalled, itsPace, starter, background, this::tell, runs, verdict, answer);
        if (played.putIfAbsent(recalled.name(), before) == null) {
            tell();
        }
    }

    /** What came of a lesson the last time it was played in this window or an earlier one. */
    public Optional<LessonPlay> playing(Lesson asked) {
        return Optional.ofNullable(played.get(asked.name()));
    }

    /** What came of the open lesson, or comes of it now. */
    public Optional<LessonPlay> playing() {
        return lesson.flatMap(this::playing);
    }

    /** Whether the open lesson is being played. */
    public boolean isPlaying() {
        return playing().filter(LessonPlay::isGoingOn).isPresent();
    }

    /** The stages of the open lesson, as they were played or else at the pace that is chosen. */
    List<Stage> stages() {
        return lesson.map(open -> open.stages(shownPace())).orElse(List.of());
    }

    /** The pace that texts tell of: that of the runs where there are some, so that they fit what is to be seen. */
    public double shownPace() {
        return playing()
                .filter(last -> !last.runs().isEmpty())
                .map(LessonPlay::pace)
                .orElse(pace());
    }

    /** The open lesson's runs that are over, in the order of its stages. */
    public List<Recording> finishedRuns() {
        return playing().map(LessonPlay::runs).orElse(List.of()).stream()
                .filter(LessonPlay::isOver)
                .toList();
    }

    /** What was predicted, as the key of a choice. */
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

    /** The run that the window shows. */
    Optional<Recording> shown() {
        return shown;
    }

    /** The same, if it is one of the open lesson's. */
    public Optional<Recording> shownOfLesson() {
        return shown.filter(
                run -> playing().map(LessonPlay::runs).orElse(List.of()).contains(run));
    }

    /** The window shows that run from now on. */
    public void show(Recording run) {
        shown = Optional.of(run);
        tell();
    }

    /** Whether a run goes on in the window, of a lesson or not, so that none can be started. */
    boolean isBusy() {
        return busy;
    }

    /** A run goes on in the window, or none does any more. */
    public void busy(boolean now) {
        if (busy != now) {
            busy = now;
            tell();
        }
    }

    /** Whether nothing may be seen yet of what happened, or of what the lesson says about it. */
    public boolean isCovered() {
        return predictFirst.get()
                && !revealed
                && prediction.isEmpty()
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
