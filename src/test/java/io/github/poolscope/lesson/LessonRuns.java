package io.github.poolscope.lesson;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Runs lessons at a tenth of their pace through a session, each stage once for all who ask. Any thread. */
final class LessonRuns implements AutoCloseable {
    static final double TENTH = 0.1;

    private final Session session;
    private final Map<String, List<Recording>> done = new ConcurrentHashMap<>();

    LessonRuns(Path home) {
        session = Session.open(new RunFolder(home));
    }

    /** The runs of a lesson's own plans. */
    List<Recording> of(Lesson lesson) throws Exception {
        synchronized (lesson) {
            List<Recording> known = done.get(lesson.name());
            return known != null ? known : again(lesson);
        }
    }

    /** New runs of a lesson's own plans, which are those to be had from now on. */
    List<Recording> again(Lesson lesson) throws Exception {
        List<Recording> runs = new ArrayList<>();
        for (Stage stage : lesson.stages(TENTH)) {
            runs.add(run(((Stage.OfPlan) stage).plan()));
        }
        done.put(lesson.name(), runs);
        return runs;
    }

    Recording run(Plan plan) throws Exception {
        LiveRun run = session.start(plan);
        run.over().get(50, TimeUnit.SECONDS);
        return run;
    }

    @Override
    public void close() {
        session.close();
    }
}
