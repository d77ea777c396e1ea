package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;
import static io.github.poolscope.lesson.ProcessLessons.script;

import io.github.poolscope.lesson.ScriptFacts.Child;
import io.github.poolscope.lesson.ScriptFacts.PrimitiveEvent;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import java.util.List;
import java.util.Optional;

/** Lessons about what a lock protects, and its cost. */
final class LockLessons {
    private static final String WITHOUT = "without";
    private static final String WITH = "with";
    private static final int KILLED = -9;

    private LockLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.LOCKS, "counter-with-and-without-lock")
                        .views(View.TALK, View.OUTPUT)
                        .script(WITHOUT, 2.5, script("counter-without-lock", 2))
                        .script(WITH, 4.5, script("counter-with-lock", 2))
                        .question(LockLessons::countedWithout, "all", "fewer")
                        .check(LockLessons::lockSavesUpdates),
                lesson(Family.LOCKS, "rlock-taken-again")
                        .views(View.TALK)
                        .script("rlock", 4.5, script("rlock-taken-again", 2))
                        .check(LockLessons::holderTakesItAgain),
                lesson(Family.LOCKS, "killed-with-a-lock")
                        .views(View.TALK, View.WORKERS)
                        .script("killed", 2.5, script("killed-with-a-lock", 2))
                        .question(LockLessons::whatBecomesOfTheLock, "passed-on", "lost")
                        .secondsOnCPython("killed", 12)
                        .differs(LockLessons::lockStaysTaken)
                        .check(LockLessons::lockIsPassedOn));
    }

    /** The main program's count, and the count that is right. */
    private record Count(int counted, int all) {
        static Optional<Count> of(RunFacts run) {
            return new ScriptFacts(run)
                    .told("counted")
                    .map(text -> text.split(" of ", 2))
                    .filter(parts -> parts.length == 2)
                    .map(parts -> new Count(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
        }

        boolean isShort() {
            return counted < all;
        }
    }

    private static String countedWithout(Runs runs) {
        return Count.of(runs.of(WITHOUT))
                .map(count -> count.isShort() ? "fewer" : "all")
                .orElse("");
    }

    private static Finding lockSavesUpdates(Runs runs) {
        Optional<Count> without = Count.of(runs.of(WITHOUT));
        Optional<Count> with = Count.of(runs.of(WITH));
        if (without.isEmpty() || with.isEmpty()) {
            return Finding.fails("not-counted");
        }
        ScriptFacts facts = new ScriptFacts(runs.of(WITH));
        List<PrimitiveEvent> taken = facts.primitiveEvents(SyncKind.LOCK, SyncAction.ACQUIRED);
        Finding finding;
        if (!without.get().isShort()) {
            finding = Finding.fails("nothing-lost");
        } else if (taken.isEmpty()) {
            finding = Finding.fails("no-lock");
        } else if (with.get().isShort()) {
            finding = Finding.fails("lost-all-the-same");
        } else {
            finding = Finding.holds();
        }
        return finding.with("all", with.get().all())
                .with("without", without.get().counted())
                .with("with", with.get().counted())
                .with("taken", taken.size())
                .with(
                        "waits",
                        facts.primitiveEvents(SyncKind.LOCK, SyncAction.WAITS).size());
    }

    private static Finding holderTakesItAgain(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        long holder = Trace.NONE;
        long most = 0;
        for (PrimitiveEvent event : facts.primitiveEvents(SyncKind.RLOCK)) {
            if (event.action() == SyncAction.ACQUIRED) {
                if (holder != Trace.NONE && holder != event.pid()) {
                    return Finding.fails("between").with("pid", event.pid()).with("holder", holder);
                }
                holder = event.pid();
                most = Math.max(most, event.amount());
            } else if (event.action() == SyncAction.RELEASED && event.amount() == 0) {
                holder = Trace.NONE;
            }
        }
        if (most < 2) {
            return Finding.fails("not-again").with("most", most);
        }
        if (facts.primitiveEvents(SyncKind.LOCK, SyncAction.GAVE_UP).isEmpty()
                || facts.told("a Lock taken again: false").isEmpty()) {
            return Finding.fails("lock-too").with("most", most);
        }
        long blocked = facts.blockedAt("acquire").stream()
                .mapToLong(ScriptFacts.BlockedInterval::length)
                .sum();
        return Finding.holds().with("most", most).with("blocked", Finding.time(blocked));
    }

    private static String whatBecomesOfTheLock(Runs runs) {
        Finding found = lockIsPassedOn(runs);
        boolean isLost = found.failsFor("not-passed-on") || lockStaysTaken(runs).good();
        return found.good() ? "passed-on" : isLost ? "lost" : "";
    }

    private static Finding lockIsPassedOn(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        Optional<Child> holder = facts.child("holder");
        if (holder.isEmpty() || holder.get().code() != KILLED) {
            return Finding.fails("nobody-killed");
        }
        long pid = holder.get().pid();
        Optional<PrimitiveEvent> abandoned = facts.primitiveEvents(SyncKind.LOCK, SyncAction.ABANDONED).stream()
                .filter(event -> event.pid() == pid)
                .findFirst();
        if (abandoned.isEmpty()) {
            return Finding.fails("not-held").with("pid", pid);
        }
        Optional<PrimitiveEvent> next = facts.primitiveEvents(SyncKind.LOCK, SyncAction.ACQUIRED).stream()
                .filter(event ->
                        event.pid() != pid && event.time() >= abandoned.get().time())
                .findFirst();
        if (next.isEmpty()) {
            return Finding.fails("not-passed-on").with("pid", pid);
        }
        return Finding.holds()
                .with("pid", pid)
                .with("code", holder.get().code())
                .with("other", next.get().pid())
                .with("soon", Finding.time(next.get().time() - abandoned.get().time()));
    }

    /** On CPython the lock of a killed process stays taken. */
    private static Finding lockStaysTaken(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        Optional<Child> holder = facts.child("holder");
        if (holder.isEmpty() || holder.get().code() != KILLED) {
            return Finding.fails("nobody-killed");
        }
        long pid = holder.get().pid();
        List<PrimitiveEvent> events = facts.primitiveEvents(SyncKind.LOCK);
        boolean isHeld = events.stream()
                .filter(event -> event.pid() == pid)
                .reduce((earlier, later) -> later)
                .filter(event -> event.action() == SyncAction.ACQUIRED)
                .isPresent();
        if (!isHeld) {
            return Finding.fails("not-held").with("pid", pid);
        }
        Optional<PrimitiveEvent> waits = other(events, SyncAction.WAITS, pid);
        Optional<PrimitiveEvent> gaveUp = other(events, SyncAction.GAVE_UP, pid);
        if (other(events, SyncAction.ACQUIRED, pid).isPresent() || waits.isEmpty() || gaveUp.isEmpty()) {
            return Finding.fails("passed-on").with("pid", pid);
        }
        return Finding.holds("cpython")
                .with("pid", pid)
                .with("code", holder.get().code())
                .with("other", gaveUp.get().pid())
                .with("blocked", Finding.time(gaveUp.get().time() - waits.get().time()));
    }

    private static Optional<PrimitiveEvent> other(List<PrimitiveEvent> events, SyncAction action, long pid) {
        return events.stream()
                .filter(event -> event.action() == action && event.pid() != pid)
                .findFirst();
    }
}
