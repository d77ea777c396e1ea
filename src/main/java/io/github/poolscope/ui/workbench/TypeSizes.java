package io.github.poolscope.ui.workbench;

import io.github.poolscope.ui.workbench.Layout.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** The type size of the program, which the user can choose for each kind of layout. FX thread only. */
public final class TypeSizes {
    private static final String PREFIX = "type.";
    private static final double MIN = 6;
    private static final double MAX = 60;

    private final Map<Kind, Double> chosen = new EnumMap<>(Kind.class);
    private final DoubleProperty size = new SimpleDoubleProperty();
    private Kind kind = Kind.STANDARD;

    TypeSizes() {
        size.addListener((o, before, now) -> put(kind, now.doubleValue()));
    }

    /** Returns the size in the layout shown, in pixels; 0 if the user has not chosen one. */
    public DoubleProperty sizeProperty() {
        return size;
    }

    private void put(Kind of, double wanted) {
        if (wanted > 0) {
            chosen.put(of, wanted);
        } else {
            chosen.remove(of);
        }
    }

    /** Switches to the size of another kind of layout. */
    void use(Kind next) {
        kind = next;
        size.set(chosen.getOrDefault(next, 0.0));
    }

    /** Forgets what the user chose for a kind of layout. */
    void forget(Kind of) {
        chosen.remove(of);
        use(kind);
    }

    /** Returns the chosen sizes, a line each, for {@link #restore}. */
    List<String> lines() {
        return chosen.entrySet().stream()
                .map(each -> PREFIX + each.getKey().key() + "=" + String.format(Locale.ROOT, "%.1f", each.getValue()))
                .toList();
    }

    /** Restores a size; what is no size is ignored. */
    void restore(String name, String value) {
        for (Kind each : Kind.values()) {
            if (name.equals(PREFIX + each.key())) {
                put(each, size(value));
            }
        }
        use(kind);
    }

    private static double size(String text) {
        try {
            double wanted = Double.parseDouble(text);
            return wanted >= MIN && wanted <= MAX ? wanted : 0;
        } catch (NumberFormatException e) {
            return 0; // Not written by this program.
        }
    }
}
