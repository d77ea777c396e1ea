package io.github.poolscope.cli;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonEngine;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.session.Session;
import io.github.poolscope.words.Phrase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What runs lessons. */
final class LessonEngineOption {
    @Option(
            names = "--engine",
            paramLabel = "poolscope|cpython",
            defaultValue = "poolscope",
            converter = Named.class,
            description = "What runs the programs: Poolscope, or CPython, which runs the printed Python program.")
    private LessonEngine engine = LessonEngine.POOLSCOPE;

    @Option(
            names = "--python",
            paramLabel = "EXE",
            description = "With --engine cpython: the interpreter; python3 if not set.")
    private @Nullable String python;

    /**
     * Checks the options and CPython.
     *
     * @throws PlanException if CPython is asked for and can't run lessons
     */
    void check(CommandSpec spec, Session session) {
        if (engine == LessonEngine.POOLSCOPE) {
            if (python != null) {
                throw new ParameterException(
                        spec.commandLine(), "The option --python needs --engine cpython: add that, or leave it out.");
            }
            return;
        }
        Optional<Phrase> problem = session.problemOfCPython(Optional.ofNullable(python));
        if (problem.isPresent()) {
            throw new PlanException(Setting.PYTHON, problem.get());
        }
    }

    /** Returns a lesson as it is run. */
    Lesson of(Lesson lesson) {
        return engine == LessonEngine.CPYTHON ? lesson.onCPython() : lesson;
    }

    /** Returns a plan of such a lesson as it is run. */
    Plan of(Plan plan) {
        return python == null ? plan : plan.with(Setting.PYTHON, Optional.of(python));
    }

    /** Converts the key of an engine. */
    static final class Named implements ITypeConverter<LessonEngine> {
        @Override
        public LessonEngine convert(String key) {
            return LessonEngine.named(key)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + key + "' does not run lessons: give poolscope or cpython."));
        }
    }
}
