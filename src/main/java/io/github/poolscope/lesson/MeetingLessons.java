package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;
import static io.github.poolscope.lesson.ProcessLessons.script;

import io.github.poolscope.lesson.ScriptFacts.PrimitiveEvent;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import java.util.List;
import java.util.Optional;

/** Lessons about how processes wait for each other: a few at a time, all at once, or together. */
final class MeetingLessons {
    private MeetingLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.LOCKS, "semaphore-two-at-a-time")
                        .views(View.TALK)
                        .script("semaphore", 3.5, script("semaphore-two-at-a-time", 4))
                        .check(MeetingLessons::someAtATime),
                lesson(Family.LOCKS, "event-lets-all-go")
                        .views(View.TALK)
                        .script("event", 3, script("event-lets-all-go", 3))
                        .check(MeetingLessons::oneSetsForAll),
                lesson(Family.LOCKS, "barrier-meets-all")
                        .views(View.TALK)
                        .script("barrier", 3.5, script("barrier-meets-all", 3))
                        .check(MeetingLessons::nobodyPassesAlone),
                lesson(Family.LOCKS, "condition-notifies")
                        .views(View.TALK)
                        .script("condition", 4, script("condition-notifies", 3))
                        .check(MeetingLessons::oneThenAll));
    }

    private static Finding someAtATime(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        int permits = facts.capacity(SyncKind.SEMAPHORE);
        if (permits < 1) {
            return Finding.fails("no-semaphore");
        }
        long inside = 0;
        long most = 0;
        long waits = 0;
        for (PrimitiveEvent event : facts.primitiveEvents(SyncKind.SEMAPHORE)) {
            switch (event.action()) {
                case ACQUIRED -> inside++;
                case RELEASED -> inside--;
                case WAITS -> waits++;
                default -> {
                    // Other events do not change the counts.
                }
            }
            most = Math.max(most, inside);
        }
        Finding finding;
        if (most > permits) {
            finding = Finding.fails("too-many");
        } else if (most < permits || waits == 0) {
            finding = Finding.fails("nobody-waited");
        } else {
            finding = Finding.holds();
        }
        return finding.with("processes", facts.children().size())
                .with("permits", permits)
                .with("most", most)
                .with("waits", waits);
    }

    private static Finding oneSetsForAll(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        Optional<PrimitiveEvent> set =
                facts.primitiveEvents(SyncKind.EVENT, SyncAction.SET).stream().findFirst();
        if (set.isEmpty()) {
            return Finding.fails("no-event");
        }
        long time = set.get().time();
        List<PrimitiveEvent> waits = facts.primitiveEvents(SyncKind.EVENT, SyncAction.WAITS).stream()
                .filter(event -> event.time() < time && event.pid() != set.get().pid())
                .toList();
        if (waits.size() < 2 || waits.size() < facts.children().size()) {
            return Finding.fails("not-waiting")
                    .with("waiting", waits.size())
                    .with("processes", facts.children().size());
        }
        List<ScriptFacts.Line> gone = facts.lines().stream()
                .filter(line -> line.text().endsWith(": goes"))
                .toList();
        if (gone.size() < waits.size() || gone.stream().anyMatch(line -> line.time() < time)) {
            return Finding.fails("went-early").with("gone", gone.size()).with("waiting", waits.size());
        }
        return Finding.holds()
                .with("waiting", waits.size())
                .with("longest", Finding.time(time - waits.get(0).time()))
                .with("within", Finding.time(gone.get(gone.size() - 1).time() - time));
    }

    private static Finding nobodyPassesAlone(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<PrimitiveEvent> arrived = facts.primitiveEvents(SyncKind.BARRIER, SyncAction.ARRIVED);
        Optional<PrimitiveEvent> passed = facts.primitiveEvents(SyncKind.BARRIER, SyncAction.PASSED).stream()
                .findFirst();
        int parties = facts.capacity(SyncKind.BARRIER);
        List<ScriptFacts.Line> gone = facts.lines().stream()
                .filter(line -> line.text().endsWith(": goes on"))
                .toList();
        if (parties == Trace.NONE || passed.isEmpty() || gone.isEmpty()) {
            return Finding.fails("no-barrier").with("arrived", arrived.size());
        }
        long last = arrived.stream().mapToLong(PrimitiveEvent::time).max().orElse(Trace.NEVER);
        if (arrived.size() != parties
                || passed.get().time() < last
                || gone.stream().anyMatch(line -> line.time() < last)) {
            return Finding.fails("passed-early").with("arrived", arrived.size()).with("parties", parties);
        }
        return Finding.holds()
                .with("parties", parties)
                .with(
                        "longest",
                        Finding.time(passed.get().time() - arrived.get(0).time()))
                .with("soon", Finding.time(passed.get().time() - last));
    }

    private static Finding oneThenAll(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<PrimitiveEvent> notices = facts.primitiveEvents(SyncKind.CONDITION, SyncAction.NOTIFIED);
        if (notices.size() < 2) {
            return Finding.fails("no-notices").with("notices", notices.size());
        }
        PrimitiveEvent one = notices.get(0);
        PrimitiveEvent all = notices.get(1);
        // Later waits are for the lock, which is a part of the condition in CPython.
        int waiting = (int) facts.primitiveEvents(SyncKind.CONDITION, SyncAction.WAITS).stream()
                .filter(event -> event.time() < one.time() && event.pid() != one.pid())
                .map(PrimitiveEvent::pid)
                .distinct()
                .count();
        if (one.amount() != 1 || one.amount() + all.amount() != waiting) {
            return Finding.fails("other-numbers")
                    .with("one", one.amount())
                    .with("all", all.amount())
                    .with("waiting", waiting);
        }
        List<Long> woken = facts.lines().stream()
                .filter(line -> line.text().endsWith(": was notified"))
                .map(ScriptFacts.Line::time)
                .toList();
        long early = woken.stream().filter(time -> time < all.time()).count();
        if (woken.size() != waiting || early != 1) {
            return Finding.fails("other-order").with("early", early).with("woken", woken.size());
        }
        return Finding.holds()
                .with("waiting", waiting)
                .with("all", all.amount())
                .with("between", Finding.time(all.time() - one.time()));
    }
}
