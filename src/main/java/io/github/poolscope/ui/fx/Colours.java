package io.github.poolscope.ui.fx;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The style sheet's colours for code that draws on a canvas: an invisible node of the scene that looks up each colour
 * by a style class. FX thread only.
 */
public final class Colours extends Pane {
    /** The number of different taskel colours before they repeat. */
    public static final int TASKELS = 10;

    /** What a colour is used for; the name of its style class. */
    public enum Role {
        TEXT("ink"),
        QUIET_TEXT("quiet"),
        LINE("rule"),
        TRACK("track"),
        PAPER("paper"),
        RUNNING("running"),
        BLOCKED("blocked"),
        ON_STRONG("on-strong"),
        HELD("held"),
        CURSOR("cursor"),
        DENSITY("density"),
        FAILED("failed"),
        DARK_LABEL("dark-label"),
        LIGHT_LABEL("light-label"),
        /** The background of a program, and that of its lit line and of selected text. */
        PAGE("page"),
        LIT("lit"),
        SELECTED("selected"),
        LIT_MARK("lit-mark"),
        /** A bar behind a time. */
        SHARE("share"),
        BLOCKED_TEXT("blocked-text"),
        RETURNED_TEXT("returned-text"),
        KEYWORD("code-keyword"),
        STRING("code-string"),
        NUMBER("code-number"),
        COMMENT("code-comment"),
        ANNOTATION("code-annotation"),
        CALL("code-call");

        private final String styleClass;

        Role(String styleClass) {
            this.styleClass = styleClass;
        }
    }

    private final Map<Role, Region> roles = new EnumMap<>(Role.class);
    private final Region[] taskels = new Region[TASKELS];

    public Colours() {
        setManaged(false);
        setVisible(false);
        getStyleClass().add("colours");
        for (Role role : Role.values()) {
            roles.put(role, swatch(role.styleClass));
        }
        for (int i = 0; i < TASKELS; i++) {
            taskels[i] = swatch("taskel-" + i);
        }
    }

    /** Calls {@code changed} for each colour that changes, as all do with another theme. */
    public void onChange(Runnable changed) {
        getChildren()
                .forEach(swatch ->
                        ((Region) swatch).backgroundProperty().addListener((o, before, now) -> changed.run()));
    }

    public Color of(Role role) {
        Region region = roles.get(role);
        return region == null ? Color.GRAY : colour(region);
    }

    /** Returns the colour of a taskel in every view. */
    public Color ofTaskel(int index) {
        return colour(taskels[Math.floorMod(index, TASKELS)]);
    }

    /** Returns the colour of a worker's PID and curve. */
    public Color ofWorker(int slot) {
        return ofTaskel(slot);
    }

    /** Returns a readable label colour for {@code fill}: the lighter or the darker one, whichever has more contrast. */
    public Color labelOn(Color fill) {
        double light = luminance(fill);
        return (1.05 / (light + 0.05)) >= 4.5 ? of(Role.LIGHT_LABEL) : of(Role.DARK_LABEL);
    }

    /** Returns a readable label colour for a translucent {@code fill} on an opaque {@code ground}. */
    public Color labelOn(Color fill, Color ground) {
        double share = fill.getOpacity();
        return labelOn(ground.interpolate(Color.color(fill.getRed(), fill.getGreen(), fill.getBlue()), share));
    }

    /**
     * Returns a shade of {@code colour} that is readable as text on the theme's background: contrast at least 4.5 to 1.
     */
    public Color readable(Color colour) {
        Color paper = of(Role.PAPER);
        boolean dark = luminance(paper) < 0.5;
        Color shade = colour;
        for (int i = 0; i < 12 && contrast(shade, paper) < 4.5; i++) {
            shade = dark ? shade.interpolate(Color.WHITE, 0.12) : shade.interpolate(Color.BLACK, 0.12);
        }
        return shade;
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private Region swatch(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        getChildren().add(region);
        return region;
    }

    private static Color colour(Region region) {
        Background background = region.getBackground();
        return background != null
                        && !background.getFills().isEmpty()
                        && background.getFills().get(0).getFill() instanceof Color colour
                ? colour
                : Color.GRAY;
    }

    /** Returns the relative luminance as defined by WCAG. */
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
