package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.json;
import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.lesson.ScriptFacts.BlockedInterval;
import io.github.poolscope.lesson.ScriptFacts.Child;
import io.github.poolscope.trace.CallKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lessons about how processes are created and started. */
final class ProcessLessons {
    private static final String AS_STARTED = "as-started";
    private static final String OTHERWISE = "otherwise";

    private ProcessLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.PROCESSES, "process-start-and-join")
                        .views(View.OUTPUT, View.WORKERS)
                        .script("process", 2.5, script("process-start-and-join", 1))
                        .check(ProcessLessons::startsAndJoins),
                lesson(Family.PROCESSES, "process-by-subclass")
                        .views(View.OUTPUT)
                        .script("greeters", 2, script("process-by-subclass", 2))
                        .check(ProcessLessons::eachHasItsOwn),
                lesson(Family.PROCESSES, "process-started-twice")
                        .views(View.OUTPUT, View.WORKERS)
                        .script("twice", 3, script("process-started-twice", 2))
                        .check(ProcessLessons::refusesASecondStart),
                lesson(Family.PROCESSES, "processes-in-no-fixed-order")
                        .views(View.OUTPUT)
                        .script("processes", 2.5, script("processes-in-no-fixed-order", 5))
                        .question(runs -> inOrder(beginnings(ScriptFacts.of(runs))), AS_STARTED, OTHERWISE)
                        .check(ProcessLessons::beginInNoFixedOrder));
    }

    /** Returns the plan of a script that starts {@code processes} processes. */
    static String script(String name, int processes) {
        return json("""
                {"script": "%s", "processes": %d, "items": %d, "mode": "apply_async", "startMethod": "forkserver"}""", name, processes, processes);
    }

    private static Finding startsAndJoins(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<Child> children = facts.children();
        if (children.size() != 1) {
            return Finding.fails("not-one").with("processes", children.size());
        }
        Child child = children.get(0);
        List<BlockedInterval> joins = facts.blockedAt("join");
        if (joins.size() != 1 || joins.get(0).to() < child.ended()) {
            return Finding.fails("not-joined").with("joins", joins.size());
        }
        String states = String.join(
                ", ",
                facts.told("before start: alive").orElse("–"),
                facts.told("after start: alive").orElse("–"),
                facts.told("after join: alive").orElse("–"));
        if (!states.equals("false, true, false")) {
            return Finding.fails("other-states").with("states", states);
        }
        if (child.code() != 0) {
            return Finding.fails("other-code").with("code", child.code());
        }
        return Finding.holds()
                .with("main", facts.mainPid())
                .with("pid", child.pid())
                .with("states", states)
                .with("blocked", Finding.time(joins.get(0).length()))
                .with("code", child.code());
    }

    private static Finding eachHasItsOwn(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<Child> children = facts.children();
        if (children.size() < 2) {
            return Finding.fails("not-several").with("processes", children.size());
        }
        List<String> lines = children.stream()
                .flatMap(child -> facts.linesOf(child.pid()).stream())
                .map(ScriptFacts.Line::text)
                .toList();
        boolean own = children.stream().allMatch(child -> facts.linesOf(child.pid()).stream()
                .anyMatch(line -> line.text().startsWith(child.name() + ": hello")));
        String told = lines.isEmpty() ? "–" : String.join(" / ", lines);
        return (own ? Finding.holds() : Finding.fails("not-its-own"))
                .with("processes", children.size())
                .with("lines", told);
    }

    private static Finding refusesASecondStart(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        Optional<String> error = facts.told("second start:");
        if (error.isEmpty()) {
            return Finding.fails("no-error");
        }
        Optional<Child> first = facts.child("first");
        Optional<Child> another = facts.child("another");
        if (first.isEmpty()
                || another.isEmpty()
                || first.get().pid() == another.get().pid()) {
            return Finding.fails("not-another").with("error", error.get());
        }
        return Finding.holds()
                .with("error", error.get())
                .with("pid", first.get().pid())
                .with("other", another.get().pid());
    }

    /** Returns the numbers of the processes in the order in which their functions started. */
    private static List<Integer> beginnings(ScriptFacts facts) {
        List<Child> children = facts.children();
        return IntStream.range(0, children.size())
                .boxed()
                .sorted(Comparator.comparingLong(index -> children.get(index).began()))
                .toList();
    }

    private static String inOrder(List<Integer> beginnings) {
        return beginnings.equals(beginnings.stream().sorted().toList()) ? AS_STARTED : OTHERWISE;
    }

    private static Finding beginInNoFixedOrder(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<Child> children = facts.children();
        if (children.size() < 2) {
            return Finding.fails("alone").with("processes", children.size());
        }
        List<Integer> beginnings = beginnings(facts);
        long started = children.get(children.size() - 1).requested();
        if (runs.first().calls(CallKind.JOIN).stream()
                .anyMatch(join -> runs.first().trace().calls().began(join) < started)) {
            return Finding.fails("fixed").with("order", beginnings);
        }
        long silent = children.stream()
                .filter(child -> facts.linesOf(child.pid()).stream()
                        .noneMatch(line -> line.text().equals(child.name() + " begins")))
                .count();
        if (silent > 0) {
            return Finding.fails("silent").with("silent", silent).with("processes", children.size());
        }
        return Finding.holds(inOrder(beginnings))
                .with("processes", children.size())
                .with("order", beginnings);
    }
}
