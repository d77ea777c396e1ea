package io.github.poolscope.ui.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which panels stand where: rows from top to bottom, in each row groups from left to right, in each group panels as
 * tabs, one of which is in front. No panel is in two places. Immutable.
 *
 * @param rows the rows; no row and no group is empty
 */
public record PanelRows(List<List<Group>> rows) {
    /** The maximum number of groups in a row, and of rows. */
    public static final int MAX = 3;

    private static final String ROW = "/";
    private static final String GROUP = "|";
    private static final String PANEL = ",";
    private static final String FRONT = "*";

    /** Panels in one place, of which {@code front} is shown. */
    public record Group(List<Panel> panels, Panel front) {
        public Group {
            panels = List.copyOf(panels);
            if (!panels.contains(front)) {
                throw new IllegalArgumentException(front + " is not among " + panels);
            }
        }

        /** Returns a group with its first panel in front. */
        public static Group of(Panel... panels) {
            return new Group(List.of(panels), panels[0]);
        }

        private Optional<Group> without(Panel panel) {
            List<Panel> left = panels.stream().filter(each -> each != panel).toList();
            return left.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Group(left, left.contains(front) ? front : neighbour(left, panel)));
        }

        private Panel neighbour(List<Panel> left, Panel gone) {
            return left.get(Math.min(left.size() - 1, Math.max(0, panels.indexOf(gone) - 1)));
        }

        private Group with(Panel panel, int index) {
            List<Panel> all = new ArrayList<>(panels);
            all.add(Math.max(0, Math.min(index, all.size())), panel);
            return new Group(all, panel);
        }
    }

    /** Where a panel is put relative to a group. */
    public enum Side {
        LEFT,
        RIGHT,
        ABOVE,
        BELOW
    }

    public PanelRows {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Returns one row. */
    public static List<Group> row(Group... groups) {
        return List.of(groups);
    }

    /** Returns all groups, row by row. */
    public List<Group> groups() {
        return rows.stream().flatMap(List::stream).toList();
    }

    /** Returns all panels, row by row. */
    public List<Panel> panels() {
        return groups().stream().flatMap(group -> group.panels().stream()).toList();
    }

    /** Returns the group of a panel; empty if the panel is not shown. */
    public Optional<Group> groupOf(Panel panel) {
        return groups().stream().filter(group -> group.panels().contains(panel)).findFirst();
    }

    /** Returns the same with a panel in front of its group; a panel that is in no group joins the last row. */
    public PanelRows toFront(Panel panel) {
        Optional<Group> group = groupOf(panel);
        if (group.isEmpty()) {
            List<Group> last = rows.get(rows.size() - 1);
            Group host = last.get(0);
            return replaced(host, found -> found.with(panel, found.panels().size()));
        }
        return replaced(group.get(), found -> new Group(found.panels(), panel));
    }

    /** Returns the same with a panel as a tab of another panel's group, before the tab at {@code index}. */
    public PanelRows joined(Panel moved, Panel host, int index) {
        Group home = groupOf(host).orElseThrow();
        int before = home.panels().indexOf(moved);
        int place = before >= 0 && before < index ? index - 1 : index;
        if (home.panels().equals(List.of(moved))) {
            return this;
        }
        PanelRows rest = without(moved);
        Panel still =
                home.panels().stream().filter(each -> each != moved).findFirst().orElseThrow();
        return rest.replaced(rest.groupOf(still).orElseThrow(), found -> found.with(moved, place));
    }

    /** Returns whether there is room for {@link #beside}. */
    public boolean hasRoomBeside(Panel moved, Panel host, Side side) {
        Group home = groupOf(host).orElseThrow();
        if (home.panels().equals(List.of(moved))) {
            return false;
        }
        PanelRows rest = without(moved);
        boolean sideways = side == Side.LEFT || side == Side.RIGHT;
        Panel still = other(home, moved);
        return (sideways ? rest.rowOf(still).size() : rest.rows.size()) < MAX;
    }

    /**
     * Returns the same with a panel in a group of its own: beside the group of another panel, or in a row of its own
     * above or below that group's row. Returns the same rows if {@link #hasRoomBeside} is false.
     */
    public PanelRows beside(Panel moved, Panel host, Side side) {
        if (!hasRoomBeside(moved, host, side)) {
            return this;
        }
        Panel still = other(groupOf(host).orElseThrow(), moved);
        PanelRows rest = without(moved);
        List<Group> home = rest.rowOf(still);
        List<List<Group>> all = new ArrayList<>(rest.rows);
        int row = all.indexOf(home);
        switch (side) {
            case ABOVE -> all.add(row, row(Group.of(moved)));
            case BELOW -> all.add(row + 1, row(Group.of(moved)));
            default -> {
                List<Group> groups = new ArrayList<>(home);
                int place = groups.indexOf(rest.groupOf(still).orElseThrow());
                groups.add(side == Side.LEFT ? place : place + 1, Group.of(moved));
                all.set(row, groups);
            }
        }
        return new PanelRows(all);
    }

    /** Returns a panel of a group that stays there when {@code moved} leaves. */
    private static Panel other(Group group, Panel moved) {
        return group.panels().stream().filter(each -> each != moved).findFirst().orElseThrow();
    }

    private List<Group> rowOf(Panel panel) {
        return rows.stream()
                .filter(row -> row.stream().anyMatch(group -> group.panels().contains(panel)))
                .findFirst()
                .orElseThrow();
    }

    private PanelRows without(Panel panel) {
        return new PanelRows(rows.stream()
                .map(row -> row.stream()
                        .map(group -> group.panels().contains(panel) ? group.without(panel) : Optional.of(group))
                        .flatMap(Optional::stream)
                        .toList())
                .filter(row -> !row.isEmpty())
                .toList());
    }

    private PanelRows replaced(Group old, UnaryOperator<Group> change) {
        return new PanelRows(rows.stream()
                .map(row -> row.stream()
                        .map(group -> group.equals(old) ? change.apply(group) : group)
                        .toList())
                .toList());
    }

    /** Returns whether both have the same panels in the same groups, whichever are in front. */
    public boolean hasGroupsOf(PanelRows other) {
        return groupsAlone().equals(other.groupsAlone());
    }

    private List<List<List<Panel>>> groupsAlone() {
        return rows.stream()
                .map(row -> row.stream().map(Group::panels).toList())
                .toList();
    }

    /** Returns the arrangement as a text that {@link #parse} reads. */
    public String text() {
        return rows.stream()
                .map(row -> row.stream()
                        .map(group -> group.panels().stream()
                                .map(panel -> panel.key() + (panel == group.front() ? FRONT : ""))
                                .collect(Collectors.joining(PANEL)))
                        .collect(Collectors.joining(GROUP)))
                .collect(Collectors.joining(ROW));
    }

    /**
     * Returns the arrangement of a text. Names of no panel, second mentions, and groups and rows beyond {@link #MAX} are
     * ignored; a panel of {@code usual} that is not in the text joins the last row. Empty if no panel is left.
     */
    public static Optional<PanelRows> parse(String text, PanelRows usual) {
        Set<Panel> seen = EnumSet.noneOf(Panel.class);
        List<List<Group>> rows = parts(text, ROW)
                .limit(MAX)
                .map(row -> parts(row, GROUP)
                        .limit(MAX)
                        .flatMap(group -> group(group, seen).stream())
                        .toList())
                .filter(row -> !row.isEmpty())
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        PanelRows read = new PanelRows(rows);
        for (Panel panel : usual.panels()) {
            if (!seen.contains(panel)) {
                Panel front = read.rows.get(read.rows.size() - 1).get(0).front();
                read = read.toFront(panel).toFront(front);
            }
        }
        return Optional.of(read);
    }

    private static Optional<Group> group(String text, Set<Panel> seen) {
        List<Panel> panels = new ArrayList<>();
        Optional<Panel> front = Optional.empty();
        for (String name : parts(text, PANEL).toList()) {
            Optional<Panel> panel = Arrays.stream(Panel.values())
                    .filter(Panel::isOfRun)
                    .filter(each -> each.key().equals(name.replace(FRONT, "")))
                    .findFirst();
            if (panel.isPresent() && seen.add(panel.get())) {
                panels.add(panel.get());
                front = name.endsWith(FRONT) ? panel : front;
            }
        }
        return panels.isEmpty() ? Optional.empty() : Optional.of(new Group(panels, front.orElse(panels.get(0))));
    }

    private static Stream<String> parts(String text, String separator) {
        return Arrays.stream(text.split(Pattern.quote(separator), -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }
}
