package io.github.poolscope.cli;

import io.github.poolscope.files.Reason;
import io.github.poolscope.files.TextFile;
import io.github.poolscope.files.TextFileException;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanFields;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that define a plan: a file, and each setting by name, which overrides the file. */
final class PlanOptions {
    @Option(names = "--plan", paramLabel = "FILE", description = "A plan as JSON; the options below override it.")
    private @Nullable Path plan;

    @Option(names = "--engine", paramLabel = "NAME", description = "processes, threads or serial.")
    private @Nullable String engine;

    @Option(
            names = "--processes",
            paramLabel = "N|auto",
            description = "The pool's size; auto: the usable cores; 0: no pool.")
    private @Nullable String processes;

    @Option(names = "--start-method", paramLabel = "NAME", description = "spawn, forkserver or fork.")
    private @Nullable String startMethod;

    @Option(
            names = "--mode",
            paramLabel = "NAME",
            description = "apply, apply_async, map, map_async, imap, imap_unordered, starmap or starmap_async.")
    private @Nullable String mode;

    @Option(names = "--chunksize", paramLabel = "N|auto", description = "Taskels a task; auto: Python's formula.")
    private @Nullable String chunksize;

    @Option(
            names = "--maxtasksperchild",
            paramLabel = "N|none",
            description = "Replace a worker after this many tasks.")
    private @Nullable String maxTasksPerChild;

    @Option(
            names = "--initializer",
            paramLabel = "NAME|none",
            description = "What each worker does first: hello, prepare, fail, or pkg.Class::method of --jar.")
    private @Nullable String initializer;

    @Option(
            names = "--preload",
            paramLabel = "CLASS,...",
            description = "Classes that a fork server's workers have initialised beforehand.")
    private @Nullable String preload;

    @Option(names = "--soft-limit", paramLabel = "SECONDS|none", description = "Interrupt a taskel after this time.")
    private @Nullable String softLimit;

    @Option(
            names = "--hard-limit",
            paramLabel = "SECONDS|none",
            description = "Kill a taskel's worker after this time.")
    private @Nullable String hardLimit;

    @Option(names = "--retries", paramLabel = "N", description = "Try a taskel whose worker died this many times more.")
    private @Nullable String retries;

    @Option(
            names = "--buffer-size",
            paramLabel = "N|auto",
            description = "How far imap reads ahead of the results that were taken.")
    private @Nullable String bufferSize;

    @Option(
            names = "--workload",
            paramLabel = "NAME[:k=v,...]",
            description = "What to call; 'poolscope workloads' lists them.")
    private @Nullable String workload;

    @Option(names = "--jar", paramLabel = "FILE", description = "Your jar, with --function.")
    private @Nullable String jar;

    @Option(names = "--function", paramLabel = "pkg.Class::method", description = "A public static method of --jar.")
    private @Nullable String function;

    @Option(
            names = "--items",
            paramLabel = "ITEMS",
            description = "N, lines:FILE, csv:FILE:COLUMN[+COLUMN] or files:FOLDER; else what suits the workload."
                    + " A column whose name holds + or : stands between double quotes.")
    private @Nullable String items;

    @Option(names = "--seed", paramLabel = "N", description = "Equal seeds, equal work.")
    private @Nullable String seed;

    @Option(names = "--slow", paramLabel = "FACTOR", description = "Stretches the waits of the workload.")
    private @Nullable String slow;

    /** Returns the plan file, if one is given. */
    Optional<Path> file() {
        return Optional.ofNullable(plan);
    }

    /**
     * Returns the plan that the options define.
     *
     * @throws PlanException if an option is invalid
     */
    Plan toPlan() {
        PlanFields fields = new PlanFields(plan == null ? Plan.DEFAULT : read(plan));
        tell(engine, fields::engine);
        tell(processes, fields::processes);
        tell(startMethod, fields::startMethod);
        tell(mode, fields::mode);
        tell(chunksize, fields::chunksize);
        tell(maxTasksPerChild, fields::maxTasksPerChild);
        tell(initializer, fields::initializer);
        tell(preload, fields::preload);
        tell(softLimit, fields::softLimit);
        tell(hardLimit, fields::hardLimit);
        tell(retries, fields::retries);
        tell(bufferSize, fields::bufferSize);
        tellWork(fields);
        tell(items, fields::items);
        tell(seed, fields::seed);
        tell(slow, fields::slow);
        return fields.toPlan();
    }

    private void tellWork(PlanFields fields) {
        if ((jar == null) != (function == null)) {
            throw new PlanException(
                    jar == null ? Setting.JAR : Setting.FUNCTION,
                    Phrase.asItIs(
                            jar == null
                                    ? "The option --function needs --jar: name the jar that holds it."
                                    : "The option --jar needs --function: name the method as pkg.Class::method."));
        }
        if (jar != null && workload != null) {
            throw new PlanException(
                    Setting.WORKLOAD,
                    Phrase.asItIs("The options --workload and --jar exclude each other: give one of them."));
        }
        if (jar != null && function != null) {
            fields.function(jar, function);
        }
        if (workload != null) {
            fields.workload(workload);
            usualItems(fields.toPlan().work()).filter(usual -> items == null).ifPresent(fields::items);
        }
    }

    /** Returns the items that suit a workload that is given without items. */
    private static Optional<String> usualItems(Work work) {
        return work instanceof Work.BuiltIn builtIn
                ? Catalogue.find(builtIn.name()).map(type -> type.usualItems()).filter(usual -> !usual.isEmpty())
                : Optional.empty();
    }

    private static void tell(@Nullable String text, Consumer<String> field) {
        if (text != null) {
            field.accept(text);
        }
    }

    private static Plan read(Path file) {
        try {
            return PlanJson.read(TextFile.read(file, PlanJson.MAX_LENGTH));
        } catch (TextFileException e) {
            throw new PlanException(Setting.PLAN, e.why());
        } catch (IOException e) {
            throw new PlanException(
                    Setting.PLAN,
                    Phrase.asItIs(
                            Files.exists(file)
                                    ? "The plan file " + file + " can't be read: " + Reason.of(e) + "."
                                    : "There is no plan file " + file + ": check its path."));
        }
    }
}
