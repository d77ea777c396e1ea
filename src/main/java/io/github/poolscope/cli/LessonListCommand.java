package io.github.poolscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Lessons;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code poolscope lesson list}: lists the lessons. */
@Command(name = "list", description = "Lists the lessons.", mixinStandardHelpOptions = true)
final class LessonListCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Mixin
    private final LanguageOption language = new LanguageOption();

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() {
        LessonTexts texts = language.texts();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(tree(texts).toPrettyString());
        } else {
            Lessons.all().forEach(lesson -> out.println(line(lesson, texts)));
        }
        return CommandLineMain.DONE;
    }

    private static String line(Lesson lesson, LessonTexts texts) {
        String seconds = Units.seconds(Math.round(lesson.seconds(1) * NANOS));
        return String.format(
                "%-36s %8s  %s: %s", lesson.name(), seconds, texts.family(lesson.family()), texts.title(lesson));
    }

    private static ObjectNode tree(LessonTexts texts) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode lessons = tree.putArray("lessons");
        for (Lesson lesson : Lessons.all()) {
            lessons.addObject()
                    .put("name", lesson.name())
                    .put("family", lesson.family().key())
                    .put("title", texts.title(lesson))
                    .put("text", texts.text(lesson, 1))
                    .put("watch", texts.watch(lesson, 1))
                    .put("seconds", lesson.seconds(1));
        }
        return tree;
    }
}
