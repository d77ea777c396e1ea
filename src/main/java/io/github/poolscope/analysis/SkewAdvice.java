package io.github.poolscope.analysis;

import io.github.poolscope.analysis.time.Skew;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.words.Shown;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names the items of a few taskels that took far longer than the others and determined the makespan. */
final class SkewAdvice {
    /** Of more taskels, the others are only counted. */
    private static final int MAX_NAMED = 3;

    private static final int MAX_ITEM_LENGTH = 40;

    private SkewAdvice() {}

    static Optional<Notice> of(RunHeader header, Trace trace) {
        boolean isComplete =
                trace.state() == RunState.COMPLETED && trace.taskels().first() == 0;
        return isComplete && WorkersAtOnce.of(header, trace) > 1
                ? Skew.of(trace, examined(header, trace)).flatMap(skew -> notice(trace, skew))
                : Optional.empty();
    }

    /** Returns the taskels of the run; of a watched program, of the call that has the longest one. */
    private static int[] examined(RunHeader header, Trace trace) {
        if (!header.isWatched()) {
            return IntStream.range(0, trace.taskels().count()).toArray();
        }
        int longest = NotableTaskels.longest(trace);
        int call = longest == Trace.NONE ? Trace.NONE : trace.taskels().call(longest);
        if (call == Trace.NONE) {
            return new int[0];
        }
        CallScope scope = CallScope.of(trace, call);
        return IntStream.range(0, scope.count()).map(scope::taskel).toArray();
    }

    private static Optional<Notice> notice(Trace trace, Skew skew) {
        String named = skew.taskels().stream()
                .limit(MAX_NAMED)
                .map(index -> taskel(trace, index))
                .collect(Collectors.joining("; "));
        int more = Math.max(0, skew.taskels().size() - MAX_NAMED);
        return Notice.of(Phrase.of(
                more == 0 ? "analysis.notice.skew" : "analysis.notice.skew-more",
                Units.count(skew.taskels().size()),
                Units.duration(skew.median()),
                named,
                Units.duration(skew.alone()),
                Units.duration(skew.makespan()),
                Units.count(more)));
    }

    /** Returns a taskel's number, its item and its duration, which read alike in all languages. */
    private static String taskel(Trace trace, int index) {
        String item = trace.taskels().item(index);
        String took = Units.duration(trace.taskels().ranFor(index, trace.now()));
        return item.isEmpty()
                ? "#" + index + ", " + took
                : "#" + index + " (" + Shown.line(item, MAX_ITEM_LENGTH) + "), " + took;
    }
}
