package io.github.poolscope.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerLight;
import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.testing.UserJars;
import io.github.poolscope.ui.Launcher;
import io.github.poolscope.ui.fx.FxmlWords;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The plan form in a slot of any size, without a window around it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway") // JUnit and TestFX set the fields.
class PlanFormTest {
    @TempDir
    Path folder;

    private final PlanModel model = new PlanModel();
    private PlanView view;
    private Region form;
    private ScrollPane slot;
    private StackPane root;

    @Start
    void start(Stage stage) throws IOException {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        for (String font : List.of("Inter-Regular.otf", "Inter-SemiBold.otf")) {
            Font.loadFont(Launcher.class.getResourceAsStream("fonts/" + font), 12);
        }
        view = new PlanView(model);
        form = (Region) FxmlWords.load(PlanView.class.getResource("plan.fxml"), view);
        slot = new ScrollPane(form);
        slot.setFitToWidth(true);
        slot.setFitToHeight(true);
        root = new StackPane(slot);
        Scene scene = new Scene(root, 1000, 1000);
        scene.getStylesheets()
                .setAll(Launcher.class.getResource("poolscope.css").toExternalForm());
        stage.setScene(scene);
        stage.show();
        InvalidationListener changed = content -> view.showMeaning(model.read()); // As the workbench listens.
        for (Observable content : model.contents()) {
            content.addListener(changed);
        }
        view.showMeaning(model.read());
    }

    @AfterEach
    void speakEnglish() {
        onFx(() -> {
            Words.speak(Language.ENGLISH);
            return true;
        });
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    @Test
    void each_setting_is_edited_in_the_form_and_explained() {
        List<Setting<?>> expected = new ArrayList<>(Setting.all());
        expected.remove(Setting.SCRIPT); // A note above the fields says which script runs, and leaves it.
        assertThat(view.covered()).containsExactlyInAnyOrderElementsOf(expected);
        expected.remove(Setting.PYTHON_FILE); // Its control is that of the jar.
        for (Setting<?> setting : expected) {
            Node control = onFx(() -> form.lookup("#" + setting.key()));
            assertThat(control).as(setting.key()).isNotNull();
            assertThat(onFx(() -> control.getProperties().values().stream()
                            .anyMatch(value -> value instanceof javafx.scene.control.Tooltip tooltip
                                    && tooltip.getText().equals(Words.say(setting.help())))))
                    .as("tooltip of " + setting.key())
                    .isTrue();
        }
    }

    @Test
    void a_python_file_in_place_of_a_jar_is_run_by_cpython() {
        onFx(() -> {
            model.chooseWorkload(PlanModel.OWN_FUNCTION);
            model.text(Setting.JAR).set("/tmp/my.py");
            model.text(Setting.FUNCTION).set("work");
            return true;
        });
        Plan plan = onFx(() -> model.read().plan());
        assertThat(plan.work()).isEqualTo(new Work.PythonFunction(Path.of("/tmp/my.py"), "work"));
        assertThat(plan.engine()).isEqualTo(EngineKind.CPYTHON);
        onFx(() -> {
            model.show(Plan.DEFAULT);
            model.show(plan);
            return true;
        });
        assertThat(onFx(() -> model.read().plan())).isEqualTo(plan);
        onFx(() -> {
            model.text(Setting.JAR).set("/tmp/my.jar");
            return true;
        });
        assertThat(onFx(() -> model.read().plan()).engine()).isEqualTo(EngineKind.PROCESSES);
    }

    @Test
    void what_is_typed_is_the_text_of_the_setting() {
        for (Setting<?> setting : Setting.all()) {
            onFx(() -> {
                if (form.lookup("#" + setting.key()) instanceof javafx.scene.control.TextField field) {
                    field.setText("7");
                    assertThat(model.text(setting).get()).as(setting.key()).isEqualTo("7");
                }
                return true;
            });
        }
    }

    /** The slots of the window at 1480×920, 1280×720 and 1100×700. */
    @Test
    void the_form_fits_its_slot_and_clips_no_text_in_both_languages() {
        List<String> plans = List.of(
                "{}",
                "{\"workload\": \"sleep-heavy-tail\", \"startMethod\": \"forkserver\", \"mode\": \"apply\"}",
                "{\"engine\": \"threads\", \"mode\": \"map\", \"items\": 1000000, \"processes\": 16}",
                "{\"jar\": \"a.jar\", \"function\": \"a.B::c\", \"items\": \"csv:a.csv:b\", \"mode\": \"map\"}");
        for (Language language : Language.values()) {
            for (double[] size : new double[][] {{270, 780}, {330, 480}, {250, 540}}) {
                for (String plan : plans) {
                    String state = language + " " + size[0] + "×" + size[1] + " " + plan;
                    show(language, size[0], size[1], plan);
                    assertThat(onFx(() -> form.getHeight())).as(state).isLessThanOrEqualTo(size[1]);
                    assertThat(onFx(() -> form.getWidth())).as(state).isLessThanOrEqualTo(size[0]);
                    assertThat(onFx(this::clipped)).as(state).isEmpty();
                    assertThat(onFx(this::overlapping)).as(state).isEmpty();
                }
            }
        }
    }

    @Test
    void in_a_low_slot_names_stand_beside_their_fields_and_more_settings_fit_a_high_one() {
        show(Language.ENGLISH, 270, 780, "{}");
        double above = onFx(() -> y("#engine") - y("#engineField"));
        show(Language.ENGLISH, 330, 440, "{}");
        assertThat(onFx(() -> y("#engine") - y("#engineField"))).isZero();
        assertThat(above).isPositive();
        onFx(() -> {
            ((Hyperlink) form.lookup("#moreToggle")).fire();
            return true;
        });
        show(Language.ENGLISH, 270, 780, "{}");
        assertThat(onFx(() -> form.getHeight())).isLessThanOrEqualTo(780);
        assertThat(onFx(this::overlapping)).isEmpty();
    }

    private double y(String id) {
        return form.lookup(id).localToScene(0, 0).getY();
    }

    private void show(Language language, double width, double height, String plan) {
        onFx(() -> {
            Words.speak(language);
            slot.setMinSize(width, height);
            slot.setMaxSize(width, height);
            model.show(PlanJson.read(plan));
            root.applyCss();
            root.layout();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Returns the labels and buttons whose text is not shown whole. */
    private List<String> clipped() {
        List<String> clipped = new ArrayList<>();
        for (Node node : form.lookupAll(".text")) {
            if (node instanceof Text text
                    && text.getParent() instanceof Labeled labeled
                    && isShown(labeled)
                    && !(labeled instanceof Label label && label.getStyleClass().contains("list-cell"))
                    && !labeled.getStyleClass().contains("list-cell")
                    && !text.getText().equals(labeled.getText())
                    && !labeled.isWrapText()) {
                clipped.add(labeled.getText() + " as " + text.getText());
            }
        }
        return clipped;
    }

    /** Returns the pairs of fields, and of a field's parts, that overlap. */
    private List<String> overlapping() {
        List<String> overlapping = new ArrayList<>();
        List<Node> rows = form.getChildrenUnmodifiable().stream()
                .filter(PlanFormTest::isShown)
                .toList();
        overlap(rows, overlapping);
        for (Node row : rows) {
            if (row instanceof Field field) {
                overlap(
                        field.getChildrenUnmodifiable().stream()
                                .filter(PlanFormTest::isShown)
                                .toList(),
                        overlapping);
            }
        }
        return overlapping;
    }

    private static void overlap(List<Node> nodes, List<String> into) {
        for (int i = 0; i < nodes.size(); i++) {
            Bounds one = nodes.get(i).getBoundsInParent();
            for (int j = i + 1; j < nodes.size(); j++) {
                Bounds other = nodes.get(j).getBoundsInParent();
                double width = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
                double height = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
                if (width > 2 && height > 2) {
                    into.add(nodes.get(i) + " and " + nodes.get(j));
                }
            }
        }
    }

    private static boolean isShown(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return node.getBoundsInLocal().getWidth() > 0;
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_functions_of_a_jar_are_listed_with_what_they_take_and_the_chosen_one_is_the_plans() throws Exception {
        Path jar = UserJars.make(folder);
        onFx(() -> {
            model.show(PlanJson.read("{\"jar\": \"" + jar + "\", \"function\": \"acme.Work::none\"}"));
            return true;
        });
        ComboBox<String> functions = onFx(() -> (ComboBox<String>) form.lookup("#function"));
        await().until(() -> onFx(() -> functions.getItems().contains("acme.Work::twice")));
        onFx(() -> {
            functions.setValue("acme.Work::twice");
            return true;
        });
        assertThat(model.read().plan().work().text()).isEqualTo("acme.Work::twice");
        onFx(() -> {
            model.text(Setting.JAR)
                    .set(Files.writeString(folder.resolve("t.jar"), "text").toString());
            view.showMeaning(model.read());
            return true;
        });
        await().until(() -> onFx(() -> functions.getItems().isEmpty()
                && functions.getPlaceholder() instanceof Label why
                && why.getText().contains("is not a jar")));
    }

    @Test
    void the_columns_of_a_csv_file_are_listed_with_their_first_cells_and_chosen() throws Exception {
        Path csv = Files.writeString(folder.resolve("a b.csv"), "id,a+b,c\n1,x,\n2,y,p\n3,z,q\n4,never,\n");
        MenuButton columns = onFx(() -> (MenuButton) form.lookup("#columns"));
        assertThat(onFx(columns::isVisible)).isFalse();
        items("csv:" + csv + ":id", "imap");
        List<String> texts = shownColumns(columns, 4);
        assertThat(texts.get(2)).contains("a+b", "x", "y", "z").doesNotContain("never");
        onFx(() -> {
            columns.getItems().get(2).fire();
            return true;
        });
        assertThat(model.text(Setting.ITEMS).get()).isEqualTo("csv:" + csv + ":\"a+b\"");
        Path jar = UserJars.make(folder);
        onFx(() -> {
            model.show(
                    PlanJson.read("{\"jar\": \"" + jar + "\", \"function\": \"acme.Work::two\", \"mode\": \"starmap\","
                            + " \"items\": \"csv:" + csv + ":id\"}"));
            return true;
        });
        shownColumns(columns, 4);
        onFx(() -> {
            ((CheckBox) ((HBox) ((CustomMenuItem) columns.getItems().get(3)).getContent())
                            .getChildren()
                            .get(0))
                    .fire();
            return true;
        });
        assertThat(model.text(Setting.ITEMS).get()).isEqualTo("csv:" + csv + ":id+c");
        items("csv:" + folder.resolve("none.csv") + ":x", "imap");
        assertThat(shownColumns(columns, 1).get(0)).contains("There is no file");
    }

    private void items(String text, String mode) {
        onFx(() -> {
            model.text(Setting.ITEMS).set(text);
            model.text(Setting.MODE).set(mode);
            view.showMeaning(model.read());
            return true;
        });
    }

    /** Returns the texts of each row once there are so many rows. */
    private static List<String> shownColumns(MenuButton columns, int rows) {
        await().until(() -> onFx(() -> {
            columns.getOnShowing().handle(null);
            return columns.getItems().size() == rows
                    && !texts(columns.getItems().get(0)).contains("being read");
        }));
        return onFx(() -> columns.getItems().stream().map(PlanFormTest::texts).toList());
    }

    private static String texts(MenuItem item) {
        Node content = ((CustomMenuItem) item).getContent();
        List<Node> all = content instanceof Labeled ? List.of(content) : ((Parent) content).getChildrenUnmodifiable();
        return String.join(
                " | ", all.stream().map(each -> ((Labeled) each).getText()).toList());
    }
}
