package io.github.poolscope.lesson;

import java.util.stream.Stream;

/** Runs that the checks of lessons on processes and primitives must reject. */
final class FalsifiedSyncRuns {
    private FalsifiedSyncRuns() {}

    static Stream<FalsifiedRun> all() {
        return Stream.of(processes(), ends(), talk(), locks(), meetings()).flatMap(each -> each);
    }

    private static Stream<FalsifiedRun> processes() {
        return Stream.of(
                new FalsifiedRun("process-start-and-join", "process", "UPDATE call SET ended = 1", "not-joined"),
                new FalsifiedRun(
                        "process-start-and-join",
                        "process",
                        "UPDATE output SET text = 'before start: alive true' WHERE text = 'before start: alive false'",
                        "other-states"),
                new FalsifiedRun("process-start-and-join", "process", "UPDATE worker SET exit_code = 3", "other-code"),
                new FalsifiedRun("process-by-subclass", "greeters", "UPDATE output SET text = 'hello'", "not-its-own"),
                new FalsifiedRun(
                        "process-started-twice",
                        "twice",
                        "DELETE FROM output WHERE text LIKE 'second start%'",
                        "no-error"),
                new FalsifiedRun(
                        "process-started-twice",
                        "twice",
                        "UPDATE worker SET name = 'first' WHERE name = 'another'",
                        "not-another"),
                new FalsifiedRun("processes-in-no-fixed-order", "processes", "UPDATE call SET began = 1", "fixed"),
                new FalsifiedRun(
                        "processes-in-no-fixed-order",
                        "processes",
                        "DELETE FROM output WHERE number = (SELECT max(number) FROM output)",
                        "silent"));
    }

    private static Stream<FalsifiedRun> ends() {
        return Stream.of(
                new FalsifiedRun(
                        "process-terminate-and-kill",
                        "ended",
                        "UPDATE worker SET exited = 1 WHERE number = 0",
                        "no-time-out"),
                new FalsifiedRun(
                        "process-terminate-and-kill",
                        "ended",
                        "UPDATE worker SET exit_code = 0 WHERE number = 1",
                        "other-codes"),
                new FalsifiedRun(
                        "process-terminate-and-kill",
                        "ended",
                        "DELETE FROM output WHERE text LIKE 'second: process%'",
                        "not-closed"),
                new FalsifiedRun("process-raises", "raises", "DELETE FROM output WHERE error = 1", "no-traceback"),
                new FalsifiedRun(
                        "process-raises",
                        "raises",
                        "DELETE FROM output WHERE text = 'main program: goes on'",
                        "main-ended"),
                new FalsifiedRun(
                        "list-of-a-child",
                        "list",
                        "UPDATE output SET text = 'main program: [0]' WHERE text = 'main program: []'",
                        "shared"),
                new FalsifiedRun(
                        "list-of-a-child",
                        "list",
                        "UPDATE output SET text = 'child: []' WHERE text LIKE 'child: %'",
                        "not-filled"),
                new FalsifiedRun(
                        "list-of-a-child",
                        "queue",
                        "UPDATE output SET text = 'main program: []' WHERE text LIKE 'main program:%'",
                        "not-sent"));
    }

    private static Stream<FalsifiedRun> talk() {
        return Stream.of(
                new FalsifiedRun(
                        "queue-producer-consumer",
                        "queue",
                        "UPDATE sync_event SET amount = 9 WHERE action = 'PUT'",
                        "over-full"),
                new FalsifiedRun("queue-producer-consumer", "queue", withoutWaitsOfWhoDid("PUT"), "never-full"),
                new FalsifiedRun("queue-producer-consumer", "queue", withoutWaitsOfWhoDid("GOT"), "never-empty"),
                new FalsifiedRun(
                        "queue-full-and-empty",
                        "queue",
                        "DELETE FROM output WHERE text = 'put_nowait: full'",
                        "not-at-once"),
                new FalsifiedRun(
                        "queue-producer-consumer",
                        "queue",
                        withoutWaitsOfWhoDid("GOT")
                                + " AND time > (SELECT min(time) FROM sync_event WHERE action = 'PUT')",
                        "never-empty"),
                new FalsifiedRun("queue-full-and-empty", "queue", without("GAVE_UP"), "not-given-up"),
                new FalsifiedRun(
                        "queue-full-and-empty",
                        "queue",
                        "DELETE FROM output WHERE text = 'consumer: got three'",
                        "not-put"),
                new FalsifiedRun("joinable-queue", "queue", "UPDATE call SET ended = began", "left-early"),
                new FalsifiedRun(
                        "joinable-queue",
                        "queue",
                        "DELETE FROM sync_event WHERE action = 'GOT' AND amount = 0",
                        "never-empty"),
                new FalsifiedRun("pipe-end-of-file", "pipe", withoutLast("RECEIVED"), "lost"),
                new FalsifiedRun("pipe-end-of-file", "pipe", "DELETE FROM output WHERE text = 'end of file'", "no-end"),
                new FalsifiedRun(
                        "pipe-both-ways", "pipe", "DELETE FROM output WHERE text = 'nothing yet'", "no-time-out"));
    }

    private static Stream<FalsifiedRun> locks() {
        return Stream.of(
                new FalsifiedRun(
                        "counter-with-and-without-lock",
                        "with",
                        "UPDATE output SET text = 'counted 3 of 4' WHERE text = 'counted 4 of 4'",
                        "lost-all-the-same"),
                new FalsifiedRun(
                        "counter-with-and-without-lock",
                        "without",
                        "UPDATE output SET text = 'counted 4 of 4'",
                        "nothing-lost"),
                new FalsifiedRun(
                        "rlock-taken-again",
                        "rlock",
                        "UPDATE sync_event SET pid = 1 WHERE action = 'ACQUIRED' AND amount = 2",
                        "between"),
                new FalsifiedRun("rlock-taken-again", "rlock", without("GAVE_UP"), "lock-too"),
                new FalsifiedRun("killed-with-a-lock", "killed", without("ABANDONED"), "not-held"),
                new FalsifiedRun("killed-with-a-lock", "killed", withoutLast("ACQUIRED"), "not-passed-on"));
    }

    private static Stream<FalsifiedRun> meetings() {
        return Stream.of(
                new FalsifiedRun("semaphore-two-at-a-time", "semaphore", without("RELEASED"), "too-many"),
                new FalsifiedRun("semaphore-two-at-a-time", "semaphore", without("WAITS"), "nobody-waited"),
                new FalsifiedRun("event-lets-all-go", "event", without("WAITS"), "not-waiting"),
                new FalsifiedRun(
                        "event-lets-all-go",
                        "event",
                        "UPDATE output SET time = 1 WHERE text LIKE '%: goes'",
                        "went-early"),
                new FalsifiedRun(
                        "barrier-meets-all",
                        "barrier",
                        "UPDATE output SET time = 1 WHERE text LIKE '%: goes on'",
                        "passed-early"),
                new FalsifiedRun(
                        "condition-notifies",
                        "condition",
                        "UPDATE sync_event SET amount = 2 WHERE action = 'NOTIFIED'",
                        "other-numbers"),
                new FalsifiedRun(
                        "condition-notifies",
                        "condition",
                        "UPDATE output SET time = 1 WHERE text LIKE '%: was notified'",
                        "other-order"));
    }

    private static String without(String action) {
        return "DELETE FROM sync_event WHERE action = '" + action + "'";
    }

    private static String withoutLast(String action) {
        return "DELETE FROM sync_event WHERE number = (SELECT max(number) FROM sync_event WHERE action = '" + action
                + "')";
    }

    private static String withoutWaitsOfWhoDid(String action) {
        return without("WAITS") + " AND pid = (SELECT pid FROM sync_event WHERE action = '" + action + "' LIMIT 1)";
    }
}
