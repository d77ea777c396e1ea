package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import io.github.poolscope.ui.Launcher;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Pop-ups on systems without transparent windows, where a white frame used to appear. */
class PopUpsTest {
    @Test
    void where_nothing_is_transparent_in_part_pop_ups_have_neither_shadows_nor_round_corners() throws Exception {
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.asyncFx(PopUpsTest::check).get();
    }

    private static void check() {
        String before = Application.getUserAgentStylesheet();
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        Pane combo = styled(new StackPane(), "combo-box-popup");
        Region list = styled(new ListView<String>(), "list-view");
        combo.getChildren().add(list);
        Pane message = styled(new StackPane(), "notification-bar");
        Region inside = styled(new Pane(), "pane");
        message.getChildren().add(inside);
        Pane popOver = styled(new StackPane(), "popover");
        Region border = styled(new Pane(), "border");
        popOver.getChildren().add(border);
        List<Region> menus = List.of(styled(new Pane(), "context-menu"), styled(new Pane(), "tooltip"), list);
        Group all = new Group(combo, message, popOver, menus.get(0), menus.get(1));
        all.getStylesheets()
                .addAll(
                        sheet(PopOver.class, "popover.css"),
                        sheet(PopOver.class, "notificationpopup.css"),
                        sheet(PopUps.class, "popup.css"));
        Scene scene = new Scene(all);
        scene.getRoot().applyCss();
        assertThat(Stream.of(list, inside, popOver, border))
                .as("the theme gives shadows to what is looked at here")
                .allMatch(region -> region.getEffect() != null);
        all.getStylesheets().add(sheet(Launcher.class, "opaque.css"));
        scene.getRoot().applyCss();
        Stream.concat(menus.stream(), Stream.of(inside, popOver, border))
                .forEach(region -> assertThat(region.getEffect())
                        .as("shadow of %s", region.getStyleClass())
                        .isNull());
        menus.forEach(region -> assertThat(region.getBackground().getFills())
                .as("background of %s", region.getStyleClass())
                .allMatch(fill -> fill.getRadii().equals(CornerRadii.EMPTY)));
        Application.setUserAgentStylesheet(before);
    }

    private static <R extends Region> R styled(R region, String styleClass) {
        region.getStyleClass().add(styleClass);
        return region;
    }

    private static String sheet(Class<?> beside, String name) {
        return Objects.requireNonNull(beside.getResource(name), name).toExternalForm();
    }
}
