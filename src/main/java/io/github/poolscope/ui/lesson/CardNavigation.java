package io.github.poolscope.ui.lesson;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/** Keyboard navigation between cards by their positions. FX thread only. */
final class CardNavigation {
    private CardNavigation() {}

    /** Returns the next card in the direction of an arrow key; empty if there is none, and for other keys. */
    static Optional<LessonCard> from(LessonCard card, List<LessonCard> cards, KeyCode key) {
        int place = cards.indexOf(card);
        return switch (key) {
            case LEFT -> at(cards, place - 1);
            case RIGHT -> at(cards, place + 1);
            case UP -> inRow(card, cards, -1);
            case DOWN -> inRow(card, cards, 1);
            case HOME -> at(cards, 0);
            case END -> at(cards, cards.size() - 1);
            default -> Optional.empty();
        };
    }

    private static Optional<LessonCard> at(List<LessonCard> cards, int place) {
        return place >= 0 && place < cards.size() ? Optional.of(cards.get(place)) : Optional.empty();
    }

    /** Returns the horizontally nearest card in the next row below, or above if {@code sign} is negative. */
    private static Optional<LessonCard> inRow(LessonCard card, List<LessonCard> cards, int sign) {
        Bounds here = bounds(card);
        double apart = here.getHeight() / 2;
        Comparator<LessonCard> byRow = Comparator.comparingDouble(
                other -> Math.rint(Math.abs(bounds(other).getMinY() - here.getMinY())));
        return cards.stream()
                .filter(other -> (bounds(other).getMinY() - here.getMinY()) * sign > apart)
                .min(byRow.thenComparingDouble(other -> Math.abs(bounds(other).getCenterX() - here.getCenterX())));
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
