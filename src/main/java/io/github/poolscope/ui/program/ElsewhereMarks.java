package io.github.poolscope.ui.program;

import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Words;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which other threads and processes are blocked at the lines of a source file, in words. */
final class ElsewhereMarks {
    /** The maximum number of names at a line. */
    private static final int MAX_NAMES = 3;

    private ElsewhereMarks() {}

    /**
     * Returns the names by line, from 0, such as {@code worker 4 in get()}.
     *
     * @param open the numbers of the calls that have not returned
     */
    static Map<Integer, String> of(Trace trace, WorkerNames names, List<Integer> open, String path) {
        Calls calls = trace.callsElsewhere();
        Map<Integer, Set<String>> byLine = new HashMap<>();
        for (int call : open) {
            if (calls.line(call) >= 0 && calls.source(call).equals(path)) {
                byLine.computeIfAbsent(calls.line(call), key -> new LinkedHashSet<>())
                        .add(name(calls, call, names));
            }
        }
        Map<Integer, String> words = new HashMap<>();
        byLine.forEach((line, all) -> words.put(line, words(all)));
        return words;
    }

    private static String name(Calls calls, int call, WorkerNames names) {
        int worker = calls.worker(call);
        int thread = calls.thread(call);
        if (thread == 0) {
            return Words.text(
                    "program.elsewhere", names.name(worker), calls.kind(call).call());
        }
        return worker == Trace.NONE
                ? Words.text(
                        "program.elsewhere.thread", thread, calls.kind(call).call())
                : Words.text(
                        "program.elsewhere.thread-of",
                        names.name(worker),
                        thread,
                        calls.kind(call).call());
    }

    private static String words(Set<String> all) {
        String shown = all.stream()
                .limit(MAX_NAMES)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return all.size() <= MAX_NAMES ? shown : Words.text("program.elsewhere.more", shown, all.size() - MAX_NAMES);
    }
}
