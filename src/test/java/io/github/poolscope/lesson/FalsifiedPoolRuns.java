package io.github.poolscope.lesson;

import java.util.stream.Stream;

/** Runs that the checks of lessons on pools with a script must reject. */
final class FalsifiedPoolRuns {
    private FalsifiedPoolRuns() {}

    static Stream<FalsifiedRun> all() {
        return Stream.of(
                new FalsifiedRun(
                        "callback-in-the-main-program",
                        "callback",
                        "UPDATE output SET text = replace(text, 'in process ', 'in process 1') WHERE text LIKE '#%'",
                        "elsewhere"),
                new FalsifiedRun(
                        "callback-in-the-main-program",
                        "callback",
                        "UPDATE worker SET pid = (SELECT main_pid FROM run)",
                        "no-processes"),
                new FalsifiedRun(
                        "terminate-drops-the-rest",
                        "terminate",
                        "UPDATE taskel SET outcome = 'CANCELLED'",
                        "nothing-done"),
                new FalsifiedRun(
                        "map-async-ready-and-callback",
                        "map-async",
                        "UPDATE output SET text = 'ready: true' WHERE text = 'ready: false'",
                        "order"),
                new FalsifiedRun(
                        "worker-keeps-its-state",
                        "counter",
                        "UPDATE output SET text = 'count in the main program: 8' WHERE text LIKE 'count in the main%'",
                        "shared"),
                new FalsifiedRun(
                        "terminate-drops-the-rest", "terminate", "UPDATE worker SET exit_code = 0", "nobody-ended"),
                new FalsifiedRun("memory-given-back", "kept", "UPDATE sample SET resident = 0", "no-less"),
                new FalsifiedRun("close-then-join", "close", "UPDATE call SET ended = began", "left-early"),
                new FalsifiedRun(
                        "istarmap",
                        "istarmap",
                        "UPDATE output SET text = '2 times 3 is 6' WHERE text = '0 times 1 is 0'",
                        "order"));
    }
}
