package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.Setting;
import io.github.poolscope.ui.fx.Words;
import java.io.File;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The user's jar and the function in it. */
final class OwnFunction {
    private final PlanModel model;
    private final TextField jar;
    private final TextField function;
    private final VBox both;

    OwnFunction(PlanModel model) {
        this.model = model;
        jar = FieldControls.text(model.text(Setting.JAR));
        jar.promptTextProperty().bind(Words.bind("plan.jar.prompt"));
        function = FieldControls.text(model.text(Setting.FUNCTION));
        function.setPromptText("pkg.Class::staticMethod");
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

    void addTo(Field field) {
        field.covers(Setting.JAR, jar);
        field.covers(Setting.FUNCTION, function);
    }

    private void chooseJar() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.text("plan.jar.title"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Words.text("plan.jar.kind"), "*.jar"));
        File chosen = chooser.showOpenDialog(jar.getScene().getWindow());
        if (chosen != null) {
            model.text(Setting.JAR).set(chosen.toString());
        }
    }
}
