package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lessons about where and how often callbacks run, and how to show progress. */
final class CallbackLessons {
    private static final Pattern PLACE = Pattern.compile("in process (\\d+), thread (.+)$");
    private static final String MAP = "map";
    private static final String IMAP_UNORDERED = "imap-unordered";

    private CallbackLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.CALLS, "callback-in-the-main-program")
                        .views(View.OUTPUT)
                        .script("callback", 3.5, """
                                {"script": "apply-async-callback", "mode": "apply_async", "processes": 3, "items": 8,
                                 "workload": "sleep:seconds=0.8"}""")
                        .question(CallbackLessons::whereItRan, "worker", "main-thread", "callback-thread")
                        .differs()
                        .check(CallbackLessons::runsInTheMainProgram),
                lesson(Family.CALLS, "map-async-ready-and-callback")
                        .views(View.OUTPUT)
                        .script("map-async", 3, """
                                {"script": "map-async-callback", "mode": "map_async", "processes": 3, "items": 6,
                                 "workload": "sleep:seconds=1"}""")
                        .question(CallbackLessons::howOften, "never", "once", "for-each")
                        .check(CallbackLessons::calledOnceWithAll),
                lesson(Family.CALLS, "progress-bar-that-moves")
                        .views(View.OUTPUT)
                        .script(MAP, 3.5, progress("progress-map", "map"))
                        .script(IMAP_UNORDERED, 3.5, progress("progress-imap-unordered", "imap_unordered"))
                        .check(CallbackLessons::movesUnderOneOnly));
    }

    private static String progress(String script, String mode) {
        return """
                {"script": "%s", "mode": "%s", "processes": 3, "items": 9, "chunksize": 1,
                 "workload": "sleep:seconds=0.8"}""".formatted(script, mode);
    }

    private static Printed bars(RunFacts run) {
        return Printed.of(run).only(line -> line.text().startsWith("#"));
    }

    private static Printed submission(RunFacts run) {
        return Printed.of(run).only(line -> line.text().startsWith("submitted "));
    }

    private static Set<String> found(Printed lines, int group) {
        return lines.groups(PLACE, group).collect(Collectors.toSet());
    }

    private static String whereItRan(Runs runs) {
        RunFacts run = runs.first();
        Set<String> processes = found(bars(run), 1);
        if (!processes.equals(Set.of(Long.toString(run.trace().mainPid())))) {
            Set<String> workers = run.pids().stream().map(String::valueOf).collect(Collectors.toSet());
            return !processes.isEmpty() && workers.containsAll(processes) ? "worker" : "";
        }
        return found(bars(run), 2).equals(found(submission(run), 2)) ? "main-thread" : "callback-thread";
    }

    private static Finding runsInTheMainProgram(Runs runs) {
        RunFacts run = runs.first();
        Printed bars = bars(run);
        if (bars.count() != run.items()) {
            return Finding.fails("not-each").with("bars", bars.count()).with("taskels", run.items());
        }
        if (!run.ranInOtherProcesses()) {
            return Finding.fails("no-processes");
        }
        String processes = String.join(", ", found(bars, 1));
        String threads = String.join(", ", found(bars, 2));
        Finding finding =
                whereItRan(runs).equals("callback-thread") && found(bars, 2).size() == 1
                        ? Finding.holds()
                        : Finding.fails("elsewhere");
        return finding.with("bars", bars.count())
                .with("processes", processes)
                .with("threads", threads)
                .with("main", run.trace().mainPid())
                .with("submitter", String.join(", ", found(submission(run), 2)))
                .with("workers", run.pids().size());
    }

    private static String howOften(Runs runs) {
        RunFacts run = runs.first();
        int times = callbacks(run).count();
        return times == 0 ? "never" : times == 1 ? "once" : times == run.items() ? "for-each" : "";
    }

    private static Printed callbacks(RunFacts run) {
        return Printed.byMain(run).after("callback: ");
    }

    private static Finding calledOnceWithAll(Runs runs) {
        RunFacts run = runs.first();
        Printed callbacks = callbacks(run);
        if (callbacks.count() != 1) {
            return Finding.fails("not-once").with("times", callbacks.count());
        }
        Printed ready = Printed.byMain(run).after("ready: ");
        String all = run.results().toString();
        boolean inTurn = ready.texts().equals(List.of("false", "true"))
                && callbacks.firstTime() <= ready.lastTime()
                && callbacks.texts().equals(List.of(all));
        Finding finding = inTurn ? Finding.holds() : Finding.fails("order");
        return finding.with("ready", String.join(", ", ready.texts()))
                .with("given", callbacks.texts().get(0))
                .with("results", all);
    }

    /** Returns how many progress bars were drawn while a taskel was still running. */
    private static int moved(RunFacts run) {
        return bars(run).before(run.lastEnded());
    }

    private static Finding movesUnderOneOnly(Runs runs) {
        RunFacts map = runs.of(MAP);
        RunFacts imap = runs.of(IMAP_UNORDERED);
        Finding finding;
        if (bars(map).count() != map.items() || bars(imap).count() != imap.items()) {
            finding = Finding.fails("no-bars");
        } else if (moved(map) > 0) {
            finding = Finding.fails("map-moved");
        } else {
            finding = moved(imap) > 0 ? Finding.holds() : Finding.fails("stood");
        }
        return finding.with("mapBars", bars(map).count())
                .with("mapMoved", moved(map))
                .with("imapBars", bars(imap).count())
                .with("imapMoved", moved(imap))
                .with("taskels", map.items());
    }
}
