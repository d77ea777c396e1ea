package io.github.poolscope.lesson;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanFields;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.session.StopWhen;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs lessons in a session, each stage once for all tests, at a tenth of the normal pace if possible. Any thread.
 *
 * <p>A lesson's verdict is about its run, and on a machine with little free CPU its point may not be visible: then it
 * is run again, slower. A wrong check stays wrong.
 */
final class LessonRuns implements AutoCloseable {
    private static final List<Double> PACES = List.of(0.1, 0.3, 1.0);

    /** The number of paces. */
    static final int SLOWNESSES = PACES.size();

    private final Session session;
    private final Map<String, Played> done = new ConcurrentHashMap<>();

    /** The result of a lesson's own plans. */
    private record Played(int slowness, List<Recording> runs) {}

    LessonRuns(Path home) {
        session = Session.open(new RunFolder(home));
    }

    /** Returns the runs of a lesson's own plans: those of which it holds, if it does at any pace. */
    List<Recording> of(Lesson lesson) throws Exception {
        return played(lesson, 0).runs();
    }

    /**
     * Returns the runs of a lesson's own plans with another plan's run in one stage.
     *
     * @param slowness zero for the normal pace, less than {@link #SLOWNESSES}
     */
    List<Recording> withOther(Lesson lesson, String stage, Consumer<PlanFields> change, int slowness) throws Exception {
        if (lesson.stageNames().equals(List.of(stage))) {
            return List.of(other(lesson, stage, change, slowness));
        }
        Played own = played(lesson, slowness);
        List<Recording> runs = new ArrayList<>(own.runs());
        runs.set(lesson.stageNames().indexOf(stage), other(lesson, stage, change, own.slowness()));
        return runs;
    }

    /** Returns the same on threads, which need no time to start; empty if the plan needs processes. */
    Optional<List<Recording>> withOtherOnThreads(Lesson lesson, String stage, Consumer<PlanFields> change)
            throws Exception {
        try {
            return Optional.of(
                    withOther(lesson, stage, change.andThen(plan -> plan.set(Setting.ENGINE, "threads")), 0));
        } catch (PlanException e) {
            return Optional.empty();
        }
    }

    private Recording other(Lesson lesson, String stage, Consumer<PlanFields> change, int slowness) throws Exception {
        PlanFields fields = new PlanFields(lesson.plan(stage, PACES.get(slowness)));
        change.accept(fields);
        return run(fields.toPlan());
    }

    private Played played(Lesson lesson, int leastSlowness) throws Exception {
        synchronized (lesson) {
            Played played = done.get(lesson.name());
            int slowness = leastSlowness;
            while (played == null || played.slowness() < slowness) {
                played = play(lesson, slowness);
                done.put(lesson.name(), played);
                if (slowness + 1 < SLOWNESSES && !lesson.check(played.runs()).holds()) {
                    slowness++;
                }
            }
            return played;
        }
    }

    private Played play(Lesson lesson, int slowness) throws Exception {
        List<Recording> runs = new ArrayList<>();
        for (Stage stage : lesson.stages(PACES.get(slowness))) {
            LiveRun run = session.start(stage.plan());
            stage.stopWhen().ifPresent(seen -> StopWhen.seen(run, seen));
            runs.add(ended(run));
        }
        return new Played(slowness, runs);
    }

    private Recording run(Plan plan) throws Exception {
        return ended(session.start(plan));
    }

    private static Recording ended(LiveRun run) throws Exception {
        run.over().get(120, TimeUnit.SECONDS);
        return run;
    }

    /** Returns why no lesson can be run on CPython here; empty if they can. */
    Optional<Phrase> problemOfCPython() {
        return session.problemOfCPython(Optional.empty());
    }

    @Override
    public void close() {
        session.close();
    }
}
