package io.github.poolscope.compare;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.About;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Says what makes a comparison unfair, each in one sentence. */
final class Fairness {
    private final List<ComparedRun> runs;
    private final Pairs pairs;

    Fairness(List<ComparedRun> runs, Pairs pairs) {
        this.runs = runs;
        this.pairs = pairs;
    }

    List<Phrase> warnings() {
        List<Phrase> warnings = new ArrayList<>();
        for (ComparedRun run : runs) {
            RunState state = run.recording().trace().state();
            if (!state.isOver()) {
                warnings.add(Phrase.of("compare.fair.goes-on", run.letter()));
            } else if (state != RunState.COMPLETED) {
                warnings.add(Phrase.of("compare.fair.not-completed", run.letter()));
            }
            if (run.figures().failed() > 0) {
                warnings.add(Phrase.of(
                        "compare.fair.failed", run.letter(), run.figures().failed()));
            }
            if (run.recording().trace().taskels().first() > 0) {
                warnings.add(Phrase.of("compare.fair.shortened", run.letter()));
            }
        }
        differ("host", run -> about(run).host()).ifPresent(warnings::add);
        differ("cpu", run -> about(run).cpu()).ifPresent(warnings::add);
        differ("cores", Fairness::cores).ifPresent(warnings::add);
        differ("runtime", run -> about(run).runtime()).ifPresent(warnings::add);
        differ("poolscope", run -> about(run).poolscope()).ifPresent(warnings::add);
        if (differ("program", run -> about(run).programHash()).isPresent()) {
            warnings.add(Phrase.of("compare.fair.program"));
        }
        load().ifPresent(warnings::add);
        differ("taskels", run -> Integer.toString(count(run))).ifPresent(warnings::add);
        if (!pairs.haveEqualItems()) {
            warnings.add(Phrase.of("compare.fair.items"));
        }
        return warnings;
    }

    private static About about(ComparedRun run) {
        return run.recording().about();
    }

    private static String cores(ComparedRun run) {
        OptionalInt cores = run.recording().header().cores();
        return cores.isPresent() ? Integer.toString(cores.getAsInt()) : "";
    }

    private static double loadBefore(ComparedRun run) {
        return about(run).load().orElse(0);
    }

    /** Returns a warning if the machine was busier with other things before one run than before another. */
    private Optional<Phrase> load() {
        List<ComparedRun> known =
                runs.stream().filter(run -> about(run).load().isPresent()).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Comparator<ComparedRun> byLoad = Comparator.comparingDouble(Fairness::loadBefore);
        ComparedRun least = Collections.min(known, byLoad);
        ComparedRun most = Collections.max(known, byLoad);
        double notable = Math.max(1, about(most).cores() / 2.0);
        return loadBefore(most) - loadBefore(least) < notable
                ? Optional.empty()
                : Optional.of(Phrase.of(
                        "compare.fair.load",
                        most.letter(),
                        Units.decimal(loadBefore(most)),
                        least.letter(),
                        Units.decimal(loadBefore(least))));
    }

    private static int count(ComparedRun run) {
        RunHeader header = run.recording().header();
        return header.isWatched() ? run.recording().trace().taskels().count() : header.items();
    }

    /** Returns a warning if runs of which something is known differ in it. */
    private Optional<Phrase> differ(String what, Function<ComparedRun, String> of) {
        List<ComparedRun> known =
                runs.stream().filter(run -> !of.apply(run).isEmpty()).toList();
        ComparedRun first = known.isEmpty() ? runs.get(0) : known.get(0);
        return known.stream()
                .filter(run -> !of.apply(run).equals(of.apply(first)))
                .findFirst()
                .map(other -> Phrase.of(
                        "compare.fair." + what, first.letter(), of.apply(first), other.letter(), of.apply(other)));
    }
}
