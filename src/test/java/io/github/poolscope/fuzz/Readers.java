package io.github.poolscope.fuzz;

import io.github.poolscope.analysis.EventList;
import io.github.poolscope.analysis.Fact;
import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.HeadOfLine;
import io.github.poolscope.analysis.NotableTaskels;
import io.github.poolscope.analysis.Notices;
import io.github.poolscope.analysis.RangeFigures;
import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.analysis.Talk;
import io.github.poolscope.analysis.TalkFacts;
import io.github.poolscope.analysis.TaskelFacts;
import io.github.poolscope.analysis.TaskelFilter;
import io.github.poolscope.analysis.TaskelState;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.WorkerRow;
import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.analysis.picture.OverviewPicture;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.cli.PrintedByCommands;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.report.PictureSvg;
import io.github.poolscope.report.ReportFormat;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.Replay;
import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** All readers of a run file. Each reader reads it, or says in one sentence why not. */
final class Readers {
    private static final int MAX_STEPS = 60;
    private static final int MAX_ROWS = 300;

    private static final long HUNG = TimeUnit.SECONDS.toNanos(30);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path home;
    private final List<String> wrong = new ArrayList<>();
    private long longest;
    private String slowest = "";
    private Optional<Recording> opened = Optional.empty();

    /** Creates readers of the one file in {@code home/runs}. */
    Readers(Path home) {
        this.home = home;
    }

    private interface Reading {
        void read() throws IOException;
    }

    /** Returns the failures; empty if all went well. */
    List<String> wrong() {
        return wrong;
    }

    /** Returns the CPU time of the slowest reader, in nanoseconds. */
    long longest() {
        return longest;
    }

    /** Returns its name. */
    String slowest() {
        return slowest;
    }

    /** Returns whether the file could be read. */
    boolean isReadable() {
        return opened.isPresent();
    }

    void readAll(Path file) {
        time("list", () -> list(file));
        time("open", () -> opened = Optional.of(RunFile.open(file)));
        opened.ifPresent(run -> {
            for (ReportFormat format : ReportFormat.values()) {
                time("report as " + format.key(), () -> format.write(run, Writer.nullWriter()));
            }
            time("summary", () -> PrintedByCommands.summary(run));
            time("replay", () -> replay(run));
            time("pictures", () -> pictures(run));
            time("tables", () -> tables(run));
            time("events", () -> events(run.trace()));
        });
    }

    private void time(String name, Reading reading) {
        long from = System.nanoTime();
        long cpuFrom = THREADS.getCurrentThreadCpuTime();
        try {
            reading.read();
        } catch (RunFileException e) {
            check(name, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            StackTraceElement[] stack = e.getStackTrace();
            wrong.add(name + ": " + e + (stack.length == 0 ? "" : " at " + stack[0]));
        }
        if (System.nanoTime() - from > HUNG) {
            wrong.add(name + " took more than half a minute");
        }
        // CPU time, because on a busy machine a reader also waits for a core.
        long took = THREADS.getCurrentThreadCpuTime() - cpuFrom;
        if (took > longest) {
            longest = took;
            slowest = name;
        }
    }

    /** Checks a message: one sentence, without class names except those in the file, and not longer than a page. */
    private void check(String name, String told) {
        if (told.replaceAll("\"[^\"]*\"", "").contains("Exception") || told.contains("\n") || told.length() > 1000) {
            wrong.add(name + " told no sentence: " + told.substring(0, Math.min(300, told.length())));
        }
        if (told.contains("-Xmx")) {
            wrong.add(name + " filled the memory: " + told);
        }
    }

    private void list(Path file) throws IOException {
        List<RunEntry> entries = new RunFolder(home).list();
        if (entries.size() != 1 || !entries.get(0).file().equals(file)) {
            wrong.add("list: the file is not listed but " + entries);
        }
        PrintedByCommands.list(entries);
        entries.forEach(entry -> entry.problem().ifPresent(problem -> check("list", problem.toString())));
    }

    private static void replay(Recording run) {
        Replay replay = new Replay(run);
        for (int step = 0; step < MAX_STEPS && replay.position() < replay.length(); step++) {
            replay.goTo(Math.max(replay.nextEvent(), replay.position() + 1));
        }
        replay.goTo(replay.length() / 2);
        Figures.of(run.header(), replay.now().trace());
        replay.goTo(replay.length() / 3);
        pictures(replay.now());
        replay.goTo(Long.MAX_VALUE);
        Replay.still(run);
    }

    private static void pictures(Recording run) {
        Trace trace = run.trace();
        RunHeader header = run.header();
        long whole = Math.max(1_000_000, Math.round(trace.now() * 1.02));
        for (TimeAxis axis : List.of(
                new TimeAxis(0, whole, 1200),
                new TimeAxis(whole / 3, whole / 3 + 10, 1200),
                new TimeAxis(0, Long.MAX_VALUE / 4, 300))) {
            TimelinePicture.of(trace, axis);
            axis.ticks();
        }
        OverviewPicture.of(trace, whole, header.workers());
        OrderPicture order = OrderPicture.of(header, trace);
        for (int i = 0; i < Math.min(MAX_ROWS, order.count()); i += order.step()) {
            order.describe(i);
        }
        CpuPicture.of(trace);
        StepTimes.of(header, trace);
        Notices.of(header, trace).forEach(notice -> notice.text());
        RangeFigures.of(trace, whole / 4, whole / 2).line();
        PictureSvg.timeline(trace, whole / 5, whole / 2, true);
        PictureSvg.order(header, trace, false);
        PictureSvg.cpu(trace, false);
    }

    private static void tables(Recording run) {
        Trace trace = run.trace();
        RunHeader header = run.header();
        TaskelFilter filter = TaskelFilter.parse("state:failed dur>1s index:0..20 worker:2");
        int taskels = Math.min(40, trace.taskels().count());
        for (int i = 0; i < taskels; i++) {
            filter.accepts(trace, i);
            TaskelState.of(trace.taskels(), i);
            say(TaskelFacts.of(header, trace, i, Language.CHINESE));
        }
        Figures figures = Figures.of(header, trace);
        WorkerRow.of(trace, figures, CpuPicture.of(trace)).forEach(row -> say(row.state()));
        for (int i = 0; i < Math.min(20, trace.workers().count()); i++) {
            say(WorkerFacts.of(header, trace, i));
        }
        NotableTaskels.longest(trace);
        NotableTaskels.longestHeld(header, trace);
        NotableTaskels.nextFailure(trace, Trace.NONE, true);
        HeadOfLine.of(trace, true);
        figures.utilisation();
    }

    private static void say(List<Fact> facts) {
        facts.forEach(Readers::say);
    }

    /** Converts it to text. */
    private static void say(Object it) {
        if (String.valueOf(it).length() > Integer.MAX_VALUE / 2) {
            throw new IllegalStateException("endless words");
        }
    }

    private static void events(Trace trace) {
        for (Language language : Language.values()) {
            EventList events = EventList.of(trace, language);
            for (int i = 0; i < Math.min(MAX_ROWS, events.size()); i++) {
                events.who(i);
                events.what(i);
                events.taskel(i);
                events.talk(i);
            }
            events.find("taskel");
        }
        Talk talk = Talk.of(trace);
        for (int event = 0; event < Math.min(MAX_ROWS, talk.count()); event++) {
            talk.line(event).in(Language.CHINESE);
            talk.whoExactly(event);
            talk.waited(event);
            say(TalkFacts.of(trace, event, Language.ENGLISH));
        }
        talk.next(Trace.NONE, true, true);
    }
}
