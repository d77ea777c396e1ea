package io.github.poolscope.ui.program;

import java.util.List;

/** The selected part of a program: from where the selection began to where it is moved. */
final class CodeSelection {
    /** A place between two characters. */
    record Place(int line, int index) implements Comparable<Place> {
        static final Place START = new Place(0, 0);

        @Override
        public int compareTo(Place other) {
            return line != other.line ? Integer.compare(line, other.line) : Integer.compare(index, other.index);
        }
    }

    private List<CodeLine> lines = List.of();
    private Place anchor = Place.START;
    private Place head = Place.START;

    /** Selects nothing in other lines. */
    void reset(List<CodeLine> of) {
        lines = of;
        anchor = Place.START;
        head = Place.START;
    }

    Place head() {
        return head;
    }

    boolean isEmpty() {
        return anchor.equals(head);
    }

    Place from() {
        return anchor.compareTo(head) <= 0 ? anchor : head;
    }

    Place to() {
        return anchor.compareTo(head) <= 0 ? head : anchor;
    }

    /** Begins a selection. */
    void begin(Place at) {
        anchor = within(at);
        head = anchor;
    }

    /** Moves its end; what is selected lies between there and where it began. */
    void extend(Place to) {
        head = within(to);
    }

    void selectAll() {
        anchor = Place.START;
        head = within(new Place(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    /** Selects a line with its line feed; the last one if it lies below. */
    void selectLine(int below) {
        int line = Math.max(0, Math.min(lines.size() - 1, below));
        anchor = within(new Place(line, 0));
        head = line + 1 < lines.size() ? new Place(line + 1, 0) : within(new Place(line, Integer.MAX_VALUE));
    }

    /** Selects the name, number or run of other characters at a place. */
    void selectWord(Place at) {
        Place place = within(at);
        if (lines.isEmpty() || lines.get(place.line()).length() == 0) {
            begin(place);
            return;
        }
        CodeLine line = lines.get(place.line());
        int index = Math.min(place.index(), line.length() - 1);
        int kind = kind(line.text().charAt(index));
        int from = index;
        int to = index + 1;
        while (from > 0 && kind(line.text().charAt(from - 1)) == kind) {
            from--;
        }
        while (to < line.length() && kind(line.text().charAt(to)) == kind) {
            to++;
        }
        anchor = new Place(place.line(), line.boundary(from, false));
        head = new Place(place.line(), line.boundary(to, true));
    }

    private static int kind(char c) {
        if (Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c)) {
            return 0;
        }
        return Character.isWhitespace(c) ? 1 : 2;
    }

    /** Returns the place that is some characters further on, over the ends of lines. */
    Place beside(Place at, boolean forward) {
        Place place = within(at);
        if (lines.isEmpty()) {
            return place;
        }
        CodeLine line = lines.get(place.line());
        if (forward && place.index() >= line.length()) {
            return place.line() + 1 < lines.size() ? new Place(place.line() + 1, 0) : place;
        }
        if (!forward && place.index() == 0) {
            return place.line() > 0 ? within(new Place(place.line() - 1, Integer.MAX_VALUE)) : place;
        }
        return new Place(place.line(), forward ? line.end(place.index()) : line.boundary(place.index() - 1, false));
    }

    /** Returns the selected text; empty if nothing is selected. */
    String text() {
        Place from = from();
        Place to = to();
        if (isEmpty()) {
            return "";
        }
        if (from.line() == to.line()) {
            return lines.get(from.line()).text().substring(from.index(), to.index());
        }
        StringBuilder text = new StringBuilder(lines.get(from.line()).text().substring(from.index()));
        for (int line = from.line() + 1; line < to.line(); line++) {
            text.append('\n').append(lines.get(line).text());
        }
        return text.append('\n')
                .append(lines.get(to.line()).text(), 0, to.index())
                .toString();
    }

    private Place within(Place place) {
        if (lines.isEmpty()) {
            return Place.START;
        }
        if (place.line() < 0) {
            return Place.START;
        }
        if (place.line() >= lines.size()) {
            int last = lines.size() - 1;
            return new Place(last, lines.get(last).length());
        }
        CodeLine line = lines.get(place.line());
        return new Place(place.line(), line.boundary(place.index(), false));
    }
}
