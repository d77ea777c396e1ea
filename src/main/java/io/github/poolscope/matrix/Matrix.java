package io.github.poolscope.matrix;

import io.github.poolscope.lesson.RunFacts;
import io.github.poolscope.matrix.Cell.Answer;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Output;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the cells of the matrix from the probes' runs. */
public final class Matrix {
    private final Mode mode;
    private final Recording run;
    private final RunFacts facts;

    private Matrix(Mode mode, Recording run) {
        this.mode = mode;
        this.run = run;
        facts = new RunFacts(run);
    }

    /** Returns what a probe's run shows about a mode: a cell for each property of the probe. */
    public static List<Cell> cells(Mode mode, Probe probe, Recording run) {
        Matrix matrix = new Matrix(mode, run);
        return Stream.of(Property.values())
                .filter(property -> property.probe() == probe)
                .map(matrix::cell)
                .toList();
    }

    private Cell cell(Property property) {
        if (run.trace().state() != RunState.COMPLETED) {
            return unknown(
                    property,
                    Phrase.of("matrix.why.not-completed", run.trace().error().orElse("–")));
        }
        return switch (property) {
            case MANY_ARGUMENTS -> manyArguments();
            case CONCURRENT -> concurrent();
            case BLOCKING -> blocking();
            case ORDERED -> ordered();
            case LAZY -> lazy();
            case CHUNKED -> chunked();
            case AUTO_CHUNKSIZE -> autoChunksize();
            case RETURNS -> returns();
        };
    }

    private Cell manyArguments() {
        Optional<String> got = printed("arguments ");
        if (got.isEmpty()) {
            return unknown(Property.MANY_ARGUMENTS, Phrase.of("matrix.why.nothing-printed"));
        }
        boolean captured = mode == Mode.APPLY || mode == Mode.APPLY_ASYNC;
        return yesOrNo(
                Property.MANY_ARGUMENTS,
                !got.get().equals("1"),
                Phrase.of(captured ? "matrix.why.captured" : "matrix.why.arguments", got.get()));
    }

    private Cell concurrent() {
        int most = facts.mostAtOnce();
        return yesOrNo(Property.CONCURRENT, most > 1, Phrase.of("matrix.why.at-once", most, facts.workers()));
    }

    /** Returns whether the call blocks: a blocking call returns when its results are there, another one before. */
    private Cell blocking() {
        Optional<Integer> waited = Stream.of(CallKind.APPLY, CallKind.MAP, CallKind.STARMAP)
                .flatMap(kind -> facts.calls(kind).stream())
                .findFirst();
        Calls calls = run.trace().calls();
        if (waited.isPresent()) {
            long ended = calls.ended(waited.get());
            int own = facts.calls(calls.kind(waited.get())).size() > 1 ? 1 : facts.items();
            int done = facts.endedBy(ended);
            return yesOrNo(Property.BLOCKING, done >= own, Phrase.of("matrix.why.came-back", mode.key(), done, own));
        }
        Optional<Integer> next = Stream.of(CallKind.WAIT, CallKind.GET, CallKind.NEXT)
                .flatMap(kind -> facts.calls(kind).stream())
                .findFirst();
        if (next.isEmpty()) {
            return unknown(Property.BLOCKING, Phrase.of("matrix.why.never-waited"));
        }
        int done = facts.endedBy(calls.began(next.get()));
        return yesOrNo(
                Property.BLOCKING,
                done == facts.items(),
                Phrase.of("matrix.why.went-on", mode.key(), done, facts.items()));
    }

    private Cell ordered() {
        List<Integer> completed = facts.completed();
        List<Integer> delivered = facts.delivered();
        Phrase orders = Phrase.of("matrix.why.orders", list(completed), list(delivered));
        boolean inOrder = facts.deliveredByIndex();
        if (oneEach()) {
            return new Cell(mode, Property.ORDERED, Answer.OTHER, Phrase.of("matrix.value.one-each"), orders, run);
        }
        if (inOrder && completed.equals(delivered)) {
            return unknown(Property.ORDERED, Phrase.of("matrix.why.in-order-anyway", list(completed)));
        }
        return yesOrNo(Property.ORDERED, inOrder, orders);
    }

    private Cell lazy() {
        int early = (int) facts.delivered().stream()
                .filter(index -> run.trace().taskels().delivered(index) < facts.lastReceived())
                .count();
        Phrase evidence = Phrase.of("matrix.why.early", early, facts.items());
        return oneEach()
                ? new Cell(mode, Property.LAZY, Answer.OTHER, Phrase.of("matrix.value.one-each"), evidence, run)
                : yesOrNo(Property.LAZY, early > 0, evidence);
    }

    private Cell chunked() {
        return yesOrNo(
                Property.CHUNKED,
                facts.chunksize() == Probe.ASKED_CHUNKSIZE,
                Phrase.of("matrix.why.chunks", facts.items(), facts.tasks(), facts.chunksize()));
    }

    private Cell autoChunksize() {
        return new Cell(
                mode,
                Property.AUTO_CHUNKSIZE,
                facts.chunksize() == 1 ? Answer.NO : Answer.YES,
                Phrase.of("matrix.value.number", facts.chunksize()),
                Phrase.of("matrix.why.auto", facts.items(), facts.workers(), facts.tasks(), facts.chunksize()),
                run);
    }

    private Cell returns() {
        return printed("returned ")
                .map(kind -> new Cell(
                        mode,
                        Property.RETURNS,
                        Answer.OTHER,
                        Phrase.of("matrix.returned." + kind),
                        Phrase.of("matrix.why.returned", mode.key(), kind),
                        run))
                .orElseGet(() -> unknown(Property.RETURNS, Phrase.of("matrix.why.nothing-printed")));
    }

    /** Returns whether each call is about one item, so that its results have no order. */
    private boolean oneEach() {
        return facts.calls(CallKind.APPLY).size() + facts.calls(CallKind.GET).size() > 1;
    }

    private Cell yesOrNo(Property property, boolean yes, Phrase evidence) {
        return new Cell(
                mode,
                property,
                yes ? Answer.YES : Answer.NO,
                Phrase.of(yes ? "matrix.value.yes" : "matrix.value.no"),
                evidence,
                run);
    }

    private Cell unknown(Property property, Phrase why) {
        return new Cell(mode, property, Answer.UNKNOWN, Phrase.of("matrix.value.unknown"), why, run);
    }

    /** Returns what the main program printed after a word. */
    private Optional<String> printed(String word) {
        Output output = run.trace().output();
        return IntStream.range(0, output.count())
                .filter(line -> output.pid(line) == run.trace().mainPid())
                .mapToObj(output::text)
                .filter(text -> text.startsWith(word))
                .map(text -> text.substring(word.length()))
                .findFirst();
    }

    private static String list(List<Integer> indices) {
        return indices.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
