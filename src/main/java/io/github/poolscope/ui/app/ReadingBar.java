package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.BusyBar;
import io.github.poolscope.ui.workbench.FileOpener;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;

/** Says which file is being read, and can cancel that. FX thread only. */
final class ReadingBar {
    private ReadingBar() {}

    /** Puts the bar over the middle of the upper edge of {@code pages}. */
    static void install(StackPane pages, FileOpener files) {
        BusyBar bar = new BusyBar();
        bar.setId("reading");
        StackPane.setAlignment(bar, Pos.TOP_CENTER);
        pages.getChildren().add(bar);
        files.readingProperty().addListener((o, before, now) -> {
            if (now == null) {
                bar.end();
            } else {
                bar.begin(now, files::cancelReading);
            }
        });
    }
}
