package io.github.poolscope.ui.order;

import io.github.poolscope.analysis.FigureValue;
import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.RunFigure;
import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.BusyBar;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.LatestJob;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The order view and, for a watched program with several calls, above it the choice of the call whose order is shown, and
 * the figures of that call. FX thread only; the picture of a call is made in the background.
 */
public final class OrderPanel extends VBox {
    private static final Set<RunFigure> OF_CALL =
            Set.of(RunFigure.WALL, RunFigure.MAKESPAN, RunFigure.FIRST_RESULT, RunFigure.UTILISATION, RunFigure.FAILED);

    private final OrderView view;
    private final CallChoice choice = new CallChoice();
    private final CallChooser chooser;
    private final Label figures = new Label();
    private final BusyBar busy = new BusyBar();
    private final Label none = new Label();
    private final HBox below = new HBox(8, figures, busy);
    private final LatestJob<Wanted> making;
    private final ReadOnlyObjectWrapper<Phrase> sentence = new ReadOnlyObjectWrapper<>(Phrase.asItIs(""));
    private @Nullable Frame frame;
    private List<FigureValue> values = List.of();
    private String named = "";
    private BiConsumer<String, List<FigureValue>> onCall = (call, of) -> {};

    /** What is to be shown: one call of a run. */
    private record Wanted(Frame frame, int call) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Wanted wanted
                    && wanted.call == call
                    && wanted.frame.recording().equals(frame.recording());
        }

        @Override
        public int hashCode() {
            return call;
        }
    }

    private final class Making implements LatestJob.Work<Wanted> {
        @Override
        public Trace trace(Wanted wanted) {
            return wanted.frame().recording().trace();
        }

        @Override
        public String says(Wanted wanted, WorkProgress progress) {
            return Words.text("order.call.busy");
        }

        @Override
        public Runnable make(Wanted wanted, WorkProgress progress) {
            Trace trace = trace(wanted);
            OrderPicture picture = OrderPicture.of(wanted.frame().recording().header(), trace, wanted.call());
            List<FigureValue> of = FigureValue.of(
                    wanted.frame().recording().header(),
                    trace.state(),
                    Figures.of(wanted.frame().recording().header(), trace, wanted.call()));
            return () -> showCall(wanted, picture, of);
        }

        @Override
        public void cancelled(Wanted wanted) {
            // What was shown before stays.
        }
    }

    /**
     * Creates a panel without a run.
     *
     * @param background makes the pictures of calls, and filters calls
     */
    public OrderPanel(OrderView view, Selection selection, Executor background) {
        super(4);
        this.view = view;
        making = new LatestJob<>(background, busy, this::wanted, new Making());
        chooser = new CallChooser(background, call -> {
            choice.choose(call);
            follow(true);
        });
        figures.setId("callFigures");
        figures.getStyleClass().add("card-subtitle");
        figures.setMinWidth(0);
        figures.setTooltip(new Tooltip());
        below.setAlignment(Pos.CENTER_LEFT);
        busy.cancelsFrom(this);
        SpaceFilter.show(chooser, false);
        SpaceFilter.show(below, false);
        VBox.setVgrow(view, Priority.ALWAYS);
        none.textProperty().bind(Words.bind("order.none"));
        none.getStyleClass().add("hint");
        none.setWrapText(true);
        none.setMinHeight(Region.USE_PREF_SIZE);
        SpaceFilter.show(none, false);
        getChildren().addAll(none, chooser, below, view);
        selection.taskelProperty().addListener((o, before, now) -> {
            Frame shown = frame;
            if (shown != null && isOffered(shown)) {
                Trace trace = shown.recording().trace();
                int call = choice.call(trace);
                choice.select(trace, now.intValue());
                follow(choice.call(trace) != call);
            }
        });
        Words.follow(this, this::say);
    }

    /** Returns what is said of the order that is shown. */
    public ReadOnlyObjectProperty<Phrase> sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** Sets the listener that is told the call that is shown, in words, and its figures; no figures for no call. */
    public void onCall(BiConsumer<String, List<FigureValue>> listener) {
        onCall = listener;
    }

    /** Shows a frame; the picture of a call follows a live run twice a second at most. */
    public void show(Frame next) {
        boolean other = frame == null || !frame.recording().equals(next.recording());
        frame = next;
        choice.show(next.recording().file());
        boolean offered = isOffered(next);
        SpaceFilter.show(chooser, offered);
        SpaceFilter.show(none, hasNothing(next));
        if (!offered) {
            making.clear();
        }
        follow(other);
    }

    public void clear() {
        frame = null;
        making.clear();
        chooser.clear();
        SpaceFilter.show(chooser, false);
        SpaceFilter.show(none, false);
        forgetCall();
        view.clear();
    }

    private static boolean hasNothing(Frame of) {
        return of.recording().header().isWatched()
                && of.recording().trace().taskels().count() == 0;
    }

    private static boolean isOffered(Frame of) {
        return of.recording().header().isWatched()
                && of.recording().trace().poolCalls().count() > 1;
    }

    private void follow(boolean other) {
        Frame now = frame;
        if (now == null) {
            return;
        }
        Trace trace = now.recording().trace();
        int call = isOffered(now) ? choice.call(trace) : CallChoice.ALL;
        if (isOffered(now)) {
            chooser.show(trace, call);
        }
        if (call == CallChoice.ALL) {
            forgetCall();
            show(now, now.order());
        } else {
            SpaceFilter.show(below, true);
            making.follow(trace, other);
        }
    }

    private Optional<Wanted> wanted() {
        Frame now = frame;
        if (now == null || !isOffered(now)) {
            return Optional.empty();
        }
        int call = choice.call(now.recording().trace());
        return call == CallChoice.ALL ? Optional.empty() : Optional.of(new Wanted(now, call));
    }

    private void showCall(Wanted wanted, OrderPicture picture, List<FigureValue> figuresOfCall) {
        values = figuresOfCall;
        named = CallChoice.words(wanted.frame().recording().trace(), wanted.call());
        say();
        show(wanted.frame(), picture);
    }

    private void forgetCall() {
        SpaceFilter.show(below, false);
        if (!values.isEmpty()) {
            values = List.of();
            say();
        }
    }

    private void show(Frame of, OrderPicture picture) {
        sentence.set(picture.sentence());
        view.show(of, picture);
    }

    private void say() {
        String line = values.stream()
                .filter(value -> OF_CALL.contains(value.figure()) && value.exists())
                .map(value -> Words.text("order.call.figure", value.figure().title(), value.value()))
                .collect(Collectors.joining(" · "));
        figures.setText(line);
        figures.getTooltip().setText(line);
        onCall.accept(named, values);
    }
}
