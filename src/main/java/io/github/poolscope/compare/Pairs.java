package io.github.poolscope.compare;

import io.github.poolscope.analysis.CallScope;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which taskels of several runs are the same one: those of a plan with the same index; those of watched programs at the
 * same place of the same call, in the order in which the program makes its calls.
 */
public final class Pairs {
    private final List<ComparedRun> runs;
    private final List<Block> blocks = new ArrayList<>();
    private final int count;

    /** Consecutive places, and the scope in which each run has them. */
    private record Block(int first, int count, List<CallScope> scopes) {}

    Pairs(List<ComparedRun> runs) {
        this.runs = runs;
        List<Recording> recordings = runs.stream().map(ComparedRun::recording).toList();
        boolean byCall = recordings.stream().allMatch(run -> run.header().isWatched());
        if (byCall) {
            int calls = recordings.stream()
                    .mapToInt(run -> run.trace().poolCalls().count())
                    .min()
                    .orElse(0);
            for (int call = 0; call < calls; call++) {
                int each = call;
                add(recordings.stream()
                        .map(run -> CallScope.of(run.trace(), each))
                        .toList());
            }
        } else {
            add(recordings.stream().map(run -> CallScope.ofRun(run.trace())).toList());
        }
        count = blocks.stream().mapToInt(Block::count).sum();
    }

    private void add(List<CallScope> scopes) {
        int first = blocks.isEmpty()
                ? 0
                : blocks.get(blocks.size() - 1).first()
                        + blocks.get(blocks.size() - 1).count();
        int most = scopes.stream().mapToInt(CallScope::count).max().orElse(0);
        blocks.add(new Block(first, most, scopes));
    }

    /** Returns the number of places: each has a taskel in one run at least. */
    public int count() {
        return count;
    }

    /** Returns the taskel of a run at a place; {@link Trace#NONE} if it has none there. */
    public int taskel(int run, int place) {
        Block block = block(place);
        CallScope scope = block.scopes().get(run);
        int position = place - block.first();
        return position < scope.count() ? scope.taskel(position) : Trace.NONE;
    }

    /** Returns the place of a taskel of a run; {@link Trace#NONE} if it has none. */
    public int place(int run, int taskel) {
        for (Block block : blocks) {
            int position = block.scopes().get(run).position(taskel);
            if (position != Trace.NONE) {
                return block.first() + position;
            }
        }
        return Trace.NONE;
    }

    private Block block(int place) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).first() <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return blocks.get(low);
    }

    /** Returns whether the taskels at each place that all runs have got equal items, as far as items were recorded. */
    boolean haveEqualItems() {
        for (int place = 0; place < count; place++) {
            String known = "";
            for (int run = 0; run < runs.size(); run++) {
                int taskel = taskel(run, place);
                String item = taskel == Trace.NONE
                        ? ""
                        : runs.get(run).recording().trace().taskels().item(taskel);
                if (!item.isEmpty() && !known.isEmpty() && !item.equals(known)) {
                    return false;
                }
                known = item.isEmpty() ? known : item;
            }
        }
        return true;
    }

    /**
     * A taskel that two runs have.
     *
     * @param place its place
     * @param first the taskel in the first of the two runs
     * @param second the taskel in the second
     * @param difference how much longer it ran in the second run, in nanoseconds; negative if shorter
     */
    public record Difference(int place, int first, int second, long difference) {}

    /** Returns the taskels that ended in both runs and differ most in how long they ran, the largest difference first. */
    public List<Difference> differences(int first, int second, int most) {
        return IntStream.range(0, count)
                .mapToObj(place -> {
                    int one = taskel(first, place);
                    int other = taskel(second, place);
                    long before =
                            one == Trace.NONE ? Trace.NEVER : runs.get(first).duration(one);
                    long after =
                            other == Trace.NONE ? Trace.NEVER : runs.get(second).duration(other);
                    boolean both = before != Trace.NEVER && after != Trace.NEVER;
                    return new Difference(place, both ? one : Trace.NONE, other, both ? after - before : 0);
                })
                .filter(it -> it.first() != Trace.NONE)
                .sorted(Comparator.comparingLong((Difference it) -> -Math.abs(it.difference()))
                        .thenComparingInt(Difference::place))
                .limit(most)
                .toList();
    }
}
