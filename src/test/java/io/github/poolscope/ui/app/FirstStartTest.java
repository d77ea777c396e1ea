package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.Session;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.testfx.framework.junit5.Start;

/** A window without stored values. */
@Isolated("changes the system's language")
class FirstStartTest extends WindowDriver {
    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    @AfterEach
    void closeOthers() {
        onFx(() -> {
            Window.getWindows().stream().filter(each -> each != stage).toList().forEach(Window::hide);
            Words.speak(Language.ENGLISH);
            return true;
        });
    }

    @Test
    void the_first_start_speaks_the_systems_language() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.TRADITIONAL_CHINESE);
            assertThat(onFx(FirstStartTest::languageOfFirstStart)).isEqualTo(Language.CHINESE);
            Locale.setDefault(Locale.GERMANY);
            assertThat(onFx(FirstStartTest::languageOfFirstStart)).isEqualTo(Language.ENGLISH);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Language languageOfFirstStart() throws IOException {
        RunFolder nothing = new RunFolder(Files.createDirectories(home.resolve("new")));
        PoolscopeApp.open(new Stage(), Session.open(nothing), nothing);
        return Words.language();
    }
}
