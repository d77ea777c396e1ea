package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.JarFunctions;
import io.github.poolscope.workload.PythonFile;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/**
 * The user's jar or Python file and the function in it: typed, or chosen from those that can be called on the items.
 */
final class OwnFunction {
    private static final int VISIBLE_ROWS = 12;

    private final PlanModel model;
    private final TextField jar;
    private final ComboBox<String> function = new ComboBox<>();
    private final Label nothing = new Label();
    private final VBox both;
    private final Map<String, String> signatures = new LinkedHashMap<>();
    private final LatestReading reading = new LatestReading("reads a jar");
    private Optional<Asked> asked = Optional.empty();
    private boolean openWhenRead;

    /** What the list of functions depends on. */
    private record Asked(Path jar, Items items, boolean unpacks) {}

    OwnFunction(PlanModel model) {
        this.model = model;
        jar = FieldControls.text(model.text(Setting.JAR));
        model.text(Setting.JAR).addListener(o -> {
            StringProperty engine = model.text(Setting.ENGINE);
            if (model.isPythonFile() && engine.get().equals(EngineKind.PROCESSES.key())) {
                engine.set(EngineKind.CPYTHON.key());
            } else if (!model.isPythonFile() && engine.get().equals(EngineKind.CPYTHON.key()) && isOwn()) {
                engine.set(EngineKind.PROCESSES.key());
            }
        });
        jar.promptTextProperty().bind(Words.bind("plan.jar.prompt"));
        function.setEditable(true);
        function.setMaxWidth(Double.MAX_VALUE);
        function.setVisibleRowCount(VISIBLE_ROWS);
        function.setPromptText("pkg.Class::staticMethod, name");
        function.getEditor().textProperty().bindBidirectional(model.text(Setting.FUNCTION));
        function.setCellFactory(list -> new FunctionCell());
        nothing.setWrapText(true);
        nothing.setMaxWidth(300);
        nothing.getStyleClass().add("hint");
        function.setPlaceholder(nothing);
        tell(Phrase.asItIs(""));
        Button choose = new Button("…");
        choose.accessibleTextProperty().bind(Words.bind("plan.jar.choose"));
        choose.setTooltip(Words.tooltip("plan.jar.choose"));
        choose.setOnAction(event -> chooseJar());
        HBox.setHgrow(jar, Priority.ALWAYS);
        both = new VBox(4, new HBox(4, jar, choose), function);
    }

    Node node() {
        return both;
    }

    void focus() {
        function.requestFocus();
    }

    void addTo(Field field) {
        field.covers(Setting.JAR, jar);
        field.alsoCovers(Setting.PYTHON_FILE, jar);
        field.covers(Setting.FUNCTION, function);
    }

    /** Reads the functions that fit a plan's items, if they are not listed yet. */
    void follow(Plan plan) {
        if (!isOwn()) {
            return;
        }
        Optional<Asked> now =
                path().map(path -> new Asked(path, plan.items(), plan.mode().unpacks()));
        if (now.equals(asked)) {
            return;
        }
        asked = now;
        signatures.clear();
        function.getItems().clear();
        reading.forget();
        if (now.isEmpty()) {
            nothing.textProperty().bind(Words.bind("plan.function.no-jar"));
            return;
        }
        nothing.textProperty().bind(Words.bind("plan.function.reading"));
        Asked what = now.get();
        if (model.isPythonFile()) {
            reading.read(() -> PythonFile.functions(what.jar()), this::show, this::tell);
        } else {
            reading.read(
                    () -> JarFunctions.of(what.jar(), what.items(), what.unpacks()).functions().stream()
                            .collect(Collectors.toMap(
                                    each -> each.name(),
                                    each -> each.signature(),
                                    (one, other) -> one,
                                    LinkedHashMap::new)),
                    this::show,
                    this::tell);
        }
    }

    private boolean isOwn() {
        return PlanModel.OWN_FUNCTION.equals(model.text(Setting.WORKLOAD).get());
    }

    private Optional<Path> path() {
        try {
            return Optional.of(jar.getText().strip())
                    .filter(text -> !text.isEmpty())
                    .map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void show(Map<String, String> found) {
        signatures.putAll(found);
        function.getItems().setAll(signatures.keySet());
        if (openWhenRead && function.getScene() != null) {
            function.requestFocus();
            function.show();
        }
        openWhenRead = false;
    }

    private void tell(Phrase why) {
        openWhenRead = false;
        nothing.textProperty().bind(Words.bind(why));
    }

    private void chooseJar() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.text("plan.jar.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Words.text("plan.jar.kind"), "*.jar", "*.py"));
        File chosen = chooser.showOpenDialog(jar.getScene().getWindow());
        if (chosen != null) {
            openWhenRead = true;
            model.text(Setting.JAR).set(chosen.toString());
        }
    }

    /** Shows a function with its parameters and result. */
    private final class FunctionCell extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty || name == null ? null : name + " " + signatures.getOrDefault(name, ""));
        }
    }
}
