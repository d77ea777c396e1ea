package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;
import static io.github.poolscope.lesson.ProcessLessons.script;

import io.github.poolscope.lesson.ScriptFacts.BlockedInterval;
import io.github.poolscope.lesson.ScriptFacts.Child;
import io.github.poolscope.lesson.ScriptFacts.Line;
import io.github.poolscope.trace.Trace;
import java.util.List;
import java.util.Optional;

/** Lessons about how processes end, and what they leave behind. */
final class ExitLessons {
    private static final String DAEMON = "daemon";
    private static final String USUAL = "usual";
    private static final String LIST = "list";
    private static final String QUEUE = "queue";
    private static final int TERMINATED = -15;
    private static final int KILLED = -9;

    private ExitLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.PROCESSES, "process-terminate-and-kill")
                        .views(View.WORKERS, View.OUTPUT)
                        .script("ended", 3.5, script("process-terminate-and-kill", 2))
                        .check(ExitLessons::codesTellTheSignals),
                lesson(Family.PROCESSES, "daemon-ends-with-the-program")
                        .views(View.OUTPUT)
                        .script(DAEMON, 1.5, script("process-daemon", 1))
                        .script(USUAL, 6, script("process-not-daemon", 1))
                        .question(ExitLessons::whoEndsEarly, DAEMON, USUAL, "both")
                        .check(ExitLessons::daemonEndsWithTheProgram),
                lesson(Family.PROCESSES, "process-raises")
                        .views(View.OUTPUT, View.WORKERS)
                        .script("raises", 2.5, script("process-raises", 3))
                        .check(ExitLessons::errorStaysInItsProcess),
                lesson(Family.PROCESSES, "list-of-a-child")
                        .views(View.OUTPUT, View.TALK)
                        .script(LIST, 2.5, script("list-is-copied", 1))
                        .script(QUEUE, 2.5, script("list-by-queue", 1))
                        .question(ExitLessons::inTheMainProgram, "empty", "filled")
                        .check(ExitLessons::listIsACopy));
    }

    private static Finding codesTellTheSignals(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        Optional<Child> first = facts.child("first");
        Optional<Child> second = facts.child("second");
        List<BlockedInterval> waits = facts.blockedAt("join-timeout");
        if (first.isEmpty() || second.isEmpty() || waits.size() != 1) {
            return Finding.fails("not-two").with("processes", facts.children().size());
        }
        if (first.get().ended() < waits.get(0).to()) {
            return Finding.fails("no-time-out").with("code", first.get().code());
        }
        if (first.get().code() != TERMINATED || second.get().code() != KILLED) {
            return Finding.fails("other-codes")
                    .with("first", first.get().code())
                    .with("second", second.get().code());
        }
        Optional<String> closed = facts.told("second: process");
        if (closed.isEmpty()) {
            return Finding.fails("not-closed");
        }
        return Finding.holds()
                .with("waited", Finding.time(waits.get(0).length()))
                .with("alive", facts.told("first after the time-out: alive").orElse("–"))
                .with("first", first.get().code())
                .with("second", second.get().code())
                .with("error", "process " + closed.get());
    }

    /** Returns when the main program ended, from the line that it prints. */
    private static long mainEnd(ScriptFacts facts) {
        return facts.linesOf(facts.mainPid()).stream()
                .filter(line -> line.text().startsWith("main program: ends"))
                .mapToLong(Line::time)
                .findFirst()
                .orElse(Trace.NEVER);
    }

    private static boolean wasDone(ScriptFacts facts) {
        return facts.lines().stream().anyMatch(line -> line.text().equals("worker: done"));
    }

    private static String whoEndsEarly(Runs runs) {
        boolean daemon = !wasDone(new ScriptFacts(runs.of(DAEMON)));
        boolean usual = !wasDone(new ScriptFacts(runs.of(USUAL)));
        return daemon && usual ? "both" : daemon ? DAEMON : usual ? USUAL : "none";
    }

    private static Finding daemonEndsWithTheProgram(Runs runs) {
        ScriptFacts daemon = new ScriptFacts(runs.of(DAEMON));
        ScriptFacts usual = new ScriptFacts(runs.of(USUAL));
        Optional<Child> ended = daemon.child("worker");
        Optional<Child> awaited = usual.child("worker");
        if (ended.isEmpty() || awaited.isEmpty() || mainEnd(daemon) == Trace.NEVER || mainEnd(usual) == Trace.NEVER) {
            return Finding.fails("not-one").with("processes", daemon.children().size());
        }
        if (wasDone(daemon) || ended.get().code() != TERMINATED || ended.get().ended() < mainEnd(daemon)) {
            return Finding.fails("survived").with("code", ended.get().code());
        }
        if (!wasDone(usual) || awaited.get().code() != 0 || awaited.get().ended() < mainEnd(usual)) {
            return Finding.fails("not-awaited").with("code", awaited.get().code());
        }
        return Finding.holds()
                .with("code", ended.get().code())
                .with("soon", Finding.time(ended.get().ended() - mainEnd(daemon)))
                .with("later", Finding.time(awaited.get().ended() - mainEnd(usual)));
    }

    private static Finding errorStaysInItsProcess(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<Child> failed =
                facts.children().stream().filter(child -> child.code() != 0).toList();
        if (failed.size() != 1) {
            return Finding.fails("not-one").with("failed", failed.size());
        }
        Child child = failed.get(0);
        List<String> errors = facts.linesOf(child.pid()).stream()
                .filter(Line::onError)
                .map(Line::text)
                .toList();
        if (errors.size() < 2) {
            return Finding.fails("no-traceback").with("code", child.code());
        }
        List<Line> last = facts.linesOf(facts.mainPid()).stream()
                .filter(line -> line.text().equals("main program: goes on") && line.time() > child.ended())
                .toList();
        if (last.isEmpty()) {
            return Finding.fails("main-ended").with("code", child.code());
        }
        return Finding.holds()
                .with("name", child.name())
                .with("code", child.code())
                .with("lines", errors.size())
                .with("error", errors.get(1))
                .with("good", facts.children().size() - failed.size());
    }

    private static String numbers(Runs runs, String stage) {
        return new ScriptFacts(runs.of(stage)).told("main program:").orElse("–");
    }

    private static String inTheMainProgram(Runs runs) {
        String numbers = numbers(runs, LIST);
        return numbers.equals("[]") ? "empty" : numbers.startsWith("[") ? "filled" : "";
    }

    private static Finding listIsACopy(Runs runs) {
        ScriptFacts list = new ScriptFacts(runs.of(LIST));
        String child = list.children().stream()
                .flatMap(each -> list.linesOf(each.pid()).stream())
                .map(Line::text)
                .filter(text -> text.startsWith("child: "))
                .map(text -> text.substring("child: ".length()))
                .findFirst()
                .orElse("–");
        Finding finding;
        if (child.equals("–") || child.equals("[]")) {
            finding = Finding.fails("not-filled");
        } else if (!numbers(runs, LIST).equals("[]")) {
            finding = Finding.fails("shared");
        } else if (!numbers(runs, QUEUE).equals(child)) {
            finding = Finding.fails("not-sent");
        } else {
            finding = Finding.holds();
        }
        return finding.with("child", child).with("list", numbers(runs, LIST)).with("queue", numbers(runs, QUEUE));
    }
}
