package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.Contrast;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** All text that views draw on a canvas can be read on whatever they draw it on. */
@SuppressWarnings("NullAway") // Every background is in the map.
@Timeout(60)
@ExtendWith(ApplicationExtension.class)
class DrawnColoursTest {
    /** The colours of text on each background, by name. */
    private static final Map<String, List<Role>> INKS = new LinkedHashMap<>();

    static {
        INKS.put("paper", List.of(Role.TEXT, Role.QUIET_TEXT, Role.FAILED, Role.CURSOR));
        // Lanes of primitives, idle lanes, and CPU rows.
        INKS.put("track", List.of(Role.TEXT, Role.QUIET_TEXT, Role.FAILED));
        INKS.put("a call that blocks", List.of(Role.ON_STRONG));
        INKS.put("the label of the pointer", List.of(Role.PAPER));
        INKS.put("a measured part of time", List.of(Role.TEXT, Role.QUIET_TEXT));
        INKS.put("the page of a program", List.of(Role.TEXT, Role.QUIET_TEXT, Role.BLOCKED_TEXT, Role.RETURNED_TEXT));
        INKS.put("the lit line", List.of(Role.TEXT, Role.BLOCKED_TEXT, Role.RETURNED_TEXT));
        INKS.put("a share of time", List.of(Role.BLOCKED_TEXT, Role.RETURNED_TEXT));
    }

    private static Map<String, Color> grounds(Colours colours) {
        Color paper = colours.of(Role.PAPER);
        Color track = colours.of(Role.TRACK);
        return Map.of(
                "paper", paper,
                "track", track,
                "a call that blocks", colours.of(Role.BLOCKED),
                "the label of the pointer", colours.of(Role.CURSOR),
                "a measured part of time", Contrast.over(colours.of(Role.CURSOR), 0.14, paper),
                "the page of a program", colours.of(Role.PAGE),
                "the lit line", colours.of(Role.LIT),
                "a share of time", colours.of(Role.SHARE));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void text_on_a_canvas_can_be_read(Theme theme) {
        List<String> faint = inTheme(theme, colours -> {
            List<String> found = new ArrayList<>();
            Map<String, Color> grounds = grounds(colours);
            INKS.forEach((ground, inks) ->
                    inks.forEach(ink -> check(ink + " on " + ground, colours.of(ink), grounds.get(ground), found)));
            Color density = colours.of(Role.DENSITY);
            check("what is held", colours.labelOn(density), density, found);
            Color full = colours.of(Role.HELD).deriveColor(0, 1, 1, 0.5);
            Color track = colours.of(Role.TRACK);
            check("a full queue", colours.labelOn(full, track), Contrast.over(full, 1, track), found);
            Color running = colours.of(Role.RUNNING);
            check("an event that is set", colours.labelOn(running), running, found);
            return found;
        });
        assertThat(faint).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void labels_can_be_read_on_every_bar(Theme theme) {
        List<String> faint = inTheme(theme, colours -> {
            List<String> found = new ArrayList<>();
            Color paper = colours.of(Role.PAPER);
            Color track = colours.of(Role.TRACK);
            Color text = colours.of(Role.TEXT);
            for (int i = 0; i < Colours.TASKELS; i++) {
                Color bar = colours.ofTaskel(i);
                check("bar of taskel " + i, colours.labelOn(bar), bar, found);
                Color cancelled = bar.deriveColor(0, 0.5, 1, 0.45);
                check(
                        "cancelled taskel " + i,
                        colours.labelOn(cancelled, track),
                        Contrast.over(cancelled, 1, track),
                        found);
                check("pending taskel " + i, text, Contrast.over(bar, 0.28, paper), found);
                check("expected taskel " + i, text, Contrast.over(bar, 0.22, track), found);
            }
            return found;
        });
        assertThat(faint).isEmpty();
    }

    private static void check(String name, Color ink, Color ground, List<String> faint) {
        double contrast = Contrast.of(ink, ground);
        if (contrast < Contrast.TEXT) {
            faint.add(name + ": " + contrast + ", " + ink + " on " + ground);
        }
    }

    private static List<String> inTheme(Theme theme, Function<Colours, List<String>> check) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Scene scene = theme.emptyScene();
            Colours colours = new Colours();
            StackPane root = new StackPane(colours);
            root.getStyleClass().addAll("root", theme == Theme.DARK ? "dark" : "light");
            scene.setRoot(root);
            root.applyCss();
            return check.apply(colours);
        });
    }
}
