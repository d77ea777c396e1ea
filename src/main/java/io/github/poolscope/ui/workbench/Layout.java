package io.github.poolscope.ui.workbench;

import io.github.poolscope.ui.workbench.PanelRows.Group;
import io.github.poolscope.ui.workbench.PanelRows.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How the panels are arranged. Each {@link Kind} of layout has an arrangement of its own, which the user can change;
 * positions of splitters are kept only if the user dragged them. One panel can be enlarged to the whole window. Has no
 * controls; FX thread only.
 */
public final class Layout {
    /** The layouts, each for one use of the window. */
    public enum Kind {
        STANDARD,
        /** A lesson is open: its text and the program are large, beside the views that the lesson is about. */
        LESSON,
        /** All type is enlarged: fewer panels at a time. */
        PROJECTOR,
        PROJECTED_LESSON;

        static Kind of(boolean lesson, boolean projector) {
            return projector ? lesson ? PROJECTED_LESSON : PROJECTOR : lesson ? LESSON : STANDARD;
        }

        public boolean isOfLesson() {
            return this == LESSON || this == PROJECTED_LESSON;
        }

        public boolean isProjected() {
            return this == PROJECTOR || this == PROJECTED_LESSON;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final PanelRows STANDARD = new PanelRows(List.of(
            PanelRows.row(Group.of(Panel.TIMELINE), Group.of(Panel.PROGRAM)),
            PanelRows.row(
                    Group.of(Panel.ORDER, Panel.TASKELS, Panel.TALK),
                    Group.of(Panel.CPU, Panel.WORKERS, Panel.OUTPUT, Panel.EVENTS),
                    Group.of(Panel.NOTICES, Panel.SELECTED))));

    /** Two panels at a time, over the whole height. */
    private static final PanelRows PROJECTOR = new PanelRows(List.of(PanelRows.row(
            Group.of(
                    Panel.TIMELINE,
                    Panel.ORDER,
                    Panel.CPU,
                    Panel.OUTPUT,
                    Panel.TASKELS,
                    Panel.WORKERS,
                    Panel.EVENTS,
                    Panel.TALK),
            Group.of(Panel.PROGRAM, Panel.NOTICES, Panel.SELECTED))));

    /** While a lesson's runs are covered, nothing of them is shown. */
    private static final PanelRows COVERED =
            new PanelRows(List.of(PanelRows.row(Group.of(Panel.PROGRAM)), PanelRows.row(Group.of(Panel.PREDICTION))));

    /** On a projector the question stands only in the lesson's panel, so that the program has the whole height. */
    private static final PanelRows COVERED_PROJECTED = new PanelRows(List.of(PanelRows.row(Group.of(Panel.PROGRAM))));

    /**
     * Which panels are shown, and where.
     *
     * @param rows which panels stand where
     * @param enlarged the panel that fills the window; null if there is none
     * @param side whether the panel at the left edge is shown
     */
    public record Arrangement(
            Kind kind, PanelRows rows, @Nullable Panel enlarged, boolean side) {}

    private final ReadOnlyObjectWrapper<Arrangement> shown =
            new ReadOnlyObjectWrapper<>(new Arrangement(Kind.STANDARD, STANDARD, null, true));
    /** The kinds whose panel at the left edge the user has shown or hidden. */
    private final Map<Kind, Boolean> sides = new EnumMap<>(Kind.class);

    private final ReadOnlyIntegerWrapper resets = new ReadOnlyIntegerWrapper();
    private final Map<Kind, PanelRows> changed = new EnumMap<>(Kind.class);
    private final Map<String, double[]> dragged = new LinkedHashMap<>();
    private final TypeSizes typeSizes = new TypeSizes();
    private List<Panel> lessonPanels = List.of();
    private boolean covered;
    private Panel current = Panel.TIMELINE;

    /** Returns what is shown now. */
    public ReadOnlyObjectProperty<Arrangement> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Returns the type sizes of the program. */
    public TypeSizes typeSizes() {
        return typeSizes;
    }

    public Kind kind() {
        return shown.get().kind();
    }

    public PanelRows rows() {
        return shown.get().rows();
    }

    /** Returns the panel that fills the window; empty if there is none. */
    public Optional<Panel> enlarged() {
        return Optional.ofNullable(shown.get().enlarged());
    }

    private void show(Kind kind, PanelRows rows, @Nullable Panel enlarged) {
        Arrangement next = new Arrangement(kind, rows, enlarged, isSideShown(kind));
        if (!next.equals(shown.get())) {
            typeSizes.use(kind);
            shown.set(next);
        }
    }

    /** On a projector there is too little room for the form of the plan beside the views; a lesson is always shown. */
    private boolean isSideShown(Kind of) {
        return of.isOfLesson() || sides.getOrDefault(of, of != Kind.PROJECTOR);
    }

    /** Shows or hides the form of the plan. */
    public void showPlan(boolean wanted) {
        if (!kind().isOfLesson()) {
            sides.put(kind(), wanted);
            show(kind(), rows(), wanted ? null : shown.get().enlarged());
        }
    }

    private void enlarge(@Nullable Panel panel) {
        show(kind(), rows(), panel);
    }

    /** Counts how often the positions of splitters were reset or read from a file. */
    public ReadOnlyIntegerProperty resetsProperty() {
        return resets.getReadOnlyProperty();
    }

    /**
     * Switches to the layout of a use of the window.
     *
     * @param lesson the panels that the open lesson is about; null if no lesson is open
     * @param hidden whether the lesson's runs are covered until a prediction is made
     * @param projector whether all type is enlarged
     */
    public void use(@Nullable List<Panel> lesson, boolean hidden, boolean projector) {
        Kind next = Kind.of(lesson != null, projector);
        List<Panel> panels = lesson == null ? List.of() : lesson;
        if (next != kind() || !panels.equals(lessonPanels) || hidden != covered) {
            if (next.isOfLesson() && !panels.equals(lessonPanels)) {
                changed.remove(Kind.LESSON);
                changed.remove(Kind.PROJECTED_LESSON);
            }
            lessonPanels = panels;
            covered = hidden;
            show(next, arrangement(next), null);
        }
    }

    /** Returns the panel at the left edge. */
    public Panel side() {
        return kind().isOfLesson() ? Panel.LESSON : Panel.PLAN;
    }

    /** Returns whether a panel can be seen now. */
    public boolean isVisible(Panel panel) {
        Panel whole = shown.get().enlarged();
        if (panel.isAtTheSide()) {
            return panel == side()
                    && (whole == panel || (whole == null && shown.get().side()));
        }
        boolean front =
                rows().groupOf(panel).filter(group -> group.front() == panel).isPresent();
        return front && (whole == null || rows().groupOf(panel).equals(rows().groupOf(whole)));
    }

    /** Brings a panel into view, and enlarges it if another one is enlarged. */
    public void show(Panel panel) {
        if (covered && panel.isOfRun() && panel != Panel.PROGRAM) {
            return;
        }
        if (panel.isOfRun()) {
            change(rows().toFront(panel));
        }
        if (enlarged().isPresent()) {
            enlarge(panel);
        }
        current = panel;
    }

    /** Brings a panel to the front of its group, and changes nothing else. */
    public void bringToFront(Panel panel) {
        if (rows().groupOf(panel).isPresent()) {
            change(rows().toFront(panel));
        }
    }

    /** Sets which panel the user works with: {@link #toggleEnlarged()} refers to it. */
    public void use(Panel panel) {
        current = panel;
    }

    /** Enlarges the panel that the user works with, or ends that. */
    public void toggleEnlarged() {
        toggleEnlarged(isVisible(current) ? current : rows().groups().get(0).front());
    }

    /** Enlarges a panel to the whole window, or ends that. */
    public void toggleEnlarged(Panel panel) {
        if (!restore()) {
            enlarge(panel);
        }
    }

    /** Shows all panels again; returns false if none was enlarged. */
    public boolean restore() {
        boolean any = enlarged().isPresent();
        enlarge(null);
        return any;
    }

    /** Makes a panel a tab of another panel's group, before the tab at {@code index}. */
    public void join(Panel moved, Panel host, int index) {
        change(rows().joined(moved, host, index));
    }

    /** Puts a panel into a group of its own beside another panel's group, if there is room. */
    public void split(Panel moved, Panel host, Side side) {
        change(rows().beside(moved, host, side));
    }

    private void change(PanelRows next) {
        if (!next.equals(rows())) {
            if (!next.hasGroupsOf(rows())) {
                forgetSplitters(kind());
            }
            if (!covered) {
                changed.put(kind(), next);
            }
            show(kind(), next, shown.get().enlarged());
        }
    }

    /** Restores the original arrangement of the layout shown, with its splitters. */
    public void reset() {
        forgetSplitters(kind());
        changed.remove(kind());
        sides.remove(kind());
        typeSizes.forget(kind());
        show(kind(), arrangement(kind()), null);
        resets.set(resets.get() + 1);
    }

    private PanelRows arrangement(Kind asked) {
        if (covered) {
            return asked.isProjected() ? COVERED_PROJECTED : COVERED;
        }
        return Optional.ofNullable(changed.get(asked)).orElseGet(() -> usual(asked));
    }

    private PanelRows usual(Kind asked) {
        return switch (asked) {
            case STANDARD -> STANDARD;
            case PROJECTOR -> PROJECTOR;
            case LESSON -> ofLesson(lessonPanels);
            case PROJECTED_LESSON -> projected(lessonPanels);
        };
    }

    /** The program above, the timeline and the views that the lesson is about below, two at a time. */
    private static PanelRows ofLesson(List<Panel> panels) {
        List<Panel> others = others(panels);
        List<Group> below = new ArrayList<>(List.of(Group.of(Panel.TIMELINE)));
        if (!others.isEmpty()) {
            below.add(new Group(others, others.get(0)));
        }
        return new PanelRows(List.of(PanelRows.row(Group.of(Panel.PROGRAM)), below));
    }

    private static PanelRows projected(List<Panel> panels) {
        List<Panel> below = new ArrayList<>(List.of(Panel.TIMELINE));
        below.addAll(others(panels));
        Panel front = panels.isEmpty() || panels.get(0) == Panel.PROGRAM ? Panel.TIMELINE : panels.get(0);
        return new PanelRows(List.of(PanelRows.row(Group.of(Panel.PROGRAM)), PanelRows.row(new Group(below, front))));
    }

    private static List<Panel> others(List<Panel> panels) {
        return panels.stream()
                .filter(panel -> panel != Panel.TIMELINE && panel != Panel.PROGRAM)
                .toList();
    }

    /** Returns the positions that the user gave the dividers of a splitter, from 0 to 1; empty if not dragged. */
    public Optional<double[]> dragged(String splitter) {
        return Optional.ofNullable(dragged.get(key(kind(), splitter))).map(double[]::clone);
    }

    /** Remembers the positions to which the user dragged the dividers of a splitter. */
    public void drag(String splitter, double... positions) {
        dragged.put(key(kind(), splitter), positions.clone());
    }

    private void forgetSplitters(Kind of) {
        dragged.keySet().removeIf(key -> key.startsWith(of.key() + " "));
    }

    private String key(Kind of, String splitter) {
        return of.key() + (covered ? " covered " : " ") + splitter;
    }

    /** Returns all that the user changed, one change a line, for {@link #restore(String)}. */
    public String text() {
        List<String> lines = new ArrayList<>();
        changed.forEach((of, panels) -> {
            if (!of.isOfLesson()) { // Each lesson has its own views.
                lines.add(of.key() + "=" + panels.text());
            }
        });
        sides.forEach((of, wanted) -> lines.add("plan." + of.key() + "=" + wanted));
        lines.addAll(typeSizes.lines());
        dragged.forEach((splitter, positions) -> lines.add(splitter + "="
                + Arrays.stream(positions)
                        .mapToObj(position -> String.format(Locale.ROOT, "%.4f", position))
                        .collect(Collectors.joining(" "))));
        return String.join("\n", lines);
    }

    /** Restores what {@link #text} returned; what can't be read is ignored. */
    public void restore(String text) {
        text.lines().forEach(line -> {
            int sign = line.indexOf('=');
            if (sign > 0) {
                restore(line.substring(0, sign), line.substring(sign + 1));
            }
        });
        show(kind(), arrangement(kind()), shown.get().enlarged());
        resets.set(resets.get() + 1);
    }

    private void restore(String name, String value) {
        typeSizes.restore(name, value);
        for (Kind each : Kind.values()) {
            if (name.equals(each.key()) && !each.isOfLesson()) {
                PanelRows.parse(value, usual(each)).ifPresent(panels -> changed.put(each, panels));
            } else if (name.equals("plan." + each.key())) {
                sides.put(each, Boolean.parseBoolean(value));
            } else if (name.startsWith(each.key() + " ")) {
                positions(value).ifPresent(positions -> dragged.put(name, positions));
            }
        }
    }

    private static Optional<double[]> positions(String text) {
        try {
            double[] positions = Arrays.stream(text.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            boolean valid = Arrays.stream(positions).allMatch(position -> position >= 0 && position <= 1);
            return valid ? Optional.of(positions) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // Not written by this program.
        }
    }
}
