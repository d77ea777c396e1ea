package io.github.poolscope.cli;

import io.github.poolscope.files.Destination;
import io.github.poolscope.files.DestinationException;
import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.plan.Program;
import io.github.poolscope.report.LessonHandout;
import io.github.poolscope.report.StudentHandout;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code poolscope lesson run}: runs lessons and reports whether they hold. */
@Command(
        name = "run",
        description = "Runs one or more lessons, or all, and tells from the runs whether they hold.",
        mixinStandardHelpOptions = true)
final class LessonRunCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "NAME", description = "See 'poolscope lesson list'.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "Run every lesson.")
    private boolean all;

    @Option(
            names = {"--pace", "--scale"},
            paramLabel = "slow|class|fast|F",
            defaultValue = "class",
            converter = PaceConverter.class,
            description = "The pace: slow is a factor of 2 on durations, class 1, fast 0.25; or another factor.")
    private double scale;

    @Option(names = "--json", description = "Print what came of it as one JSON object.")
    private boolean json;

    @Option(
            names = "--handout",
            paramLabel = "FILE.html",
            description = "Write the lesson and its runs on a page to be printed: the teacher's copy.")
    private @Nullable Path handout;

    @Option(
            names = "--student-handout",
            paramLabel = "FILE.html",
            description = "Write the students' copy, without answers.")
    private @Nullable Path studentHandout;

    @Mixin
    private final LessonEngineOption engine = new LessonEngineOption();

    @Mixin
    private final LanguageOption language = new LanguageOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Lesson> chosen = chosen().stream().map(engine::of).toList();
        List<Page> pages = pages();
        Session session = Session.open(RunFolder.standard());
        engine.check(spec, session);
        LessonTexts texts = language.texts();
        LessonReport report = json
                ? new LessonJson(texts, spec.commandLine().getOut())
                : new LessonPrint(texts, scale, spec.commandLine().getOut());
        boolean good = true;
        try (StoppableRuns runs = new StoppableRuns(session)) {
            for (Lesson lesson : chosen) {
                good &= run(lesson, runs, report, pages);
            }
            report.finish();
        } catch (CancellationException e) {
            // The program was interrupted: the JVM ends with the signal's exit code.
            return CommandLineMain.FAILED;
        }
        return good ? CommandLineMain.DONE : CommandLineMain.FAILED;
    }

    private boolean run(Lesson lesson, StoppableRuns runs, LessonReport report, List<Page> pages)
            throws IOException, InterruptedException {
        report.begin(lesson);
        List<LiveRun> done = new ArrayList<>();
        boolean saved = true;
        for (Stage stage : lesson.stages(scale)) {
            LiveRun run = runs.run(engine.of(stage.plan()), stage.stopWhen(), lesson.partOf());
            if (runs.isStopped()) {
                throw new CancellationException();
            }
            run.saveProblem().ifPresent(problem -> spec.commandLine().getErr().println("poolscope: " + problem));
            saved &= run.saveProblem().isEmpty();
            done.add(run);
            report.ran(lesson, stage, run);
        }
        boolean holds = report.end(lesson, done).holds();
        return write(lesson, done, pages) && holds && saved;
    }

    /** Writes the requested hand-outs; returns false if that failed. Does not affect the other output. */
    private boolean write(Lesson lesson, List<LiveRun> runs, List<Page> pages) {
        try {
            for (Page page : pages) {
                page.file()
                        .write(
                                page.forStudents()
                                        ? StudentHandout.html(lesson, scale, programs(lesson), language.language())
                                        : LessonHandout.html(lesson, scale, runs, language.language()));
            }
            return true;
        } catch (DestinationException e) {
            spec.commandLine().getErr().println("poolscope: " + e.getMessage());
            return false;
        }
    }

    private List<Program> programs(Lesson lesson) {
        return lesson.stages(scale).stream()
                .map(stage -> Preparation.program(stage.plan()))
                .toList();
    }

    /** A hand-out to write. */
    private record Page(Destination file, boolean forStudents) {}

    private List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        if (handout == null && studentHandout == null) {
            return pages;
        }
        if (all || names.size() > 1) {
            throw bad(
                    "A hand-out is of one lesson: give its name in place of " + (all ? "--all." : "those of several."));
        }
        CommandFiles files = new CommandFiles(spec);
        files.prints();
        if (handout != null) {
            pages.add(new Page(files.writes(handout, "the hand-out"), false));
        }
        if (studentHandout != null) {
            pages.add(new Page(files.writes(studentHandout, "the students' hand-out"), true));
        }
        return pages;
    }

    private List<Lesson> chosen() {
        if (all != names.isEmpty()) {
            throw bad("Give either the names of lessons or --all: see 'poolscope lesson list'.");
        }
        return all ? Lessons.all() : names.stream().map(this::find).toList();
    }

    private Lesson find(String name) {
        return Lessons.find(name)
                .orElseThrow(() -> bad(Lessons.nearest(name)
                        .map(near -> "There is no lesson '" + name + "': did you mean " + near + "?")
                        .orElse("There is no lesson '" + name + "': see 'poolscope lesson list'.")));
    }

    private ParameterException bad(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
