package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.Catalogue;
import io.github.poolscope.workload.Parameter;
import io.github.poolscope.workload.WorkloadType;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The function to call: a built-in workload with its parameters, or a function of the user's own. */
final class WorkloadField {
    private static final int VISIBLE_ROWS = 16;

    private final PlanModel model;
    private final ComboBox<String> workload = new ComboBox<>();
    private final Label summary = new Label();
    private final GridPane parameters = new GridPane();
    private final OwnFunction own;
    private final Field field;

    WorkloadField(PlanModel model) {
        this.model = model;
        own = new OwnFunction(model);
        workload.setMaxWidth(Double.MAX_VALUE);
        workload.setVisibleRowCount(VISIBLE_ROWS);
        workload.setCellFactory(list -> new WorkloadCell());
        workload.setButtonCell(new WorkloadCell());
        Catalogue.all().forEach(type -> workload.getItems().add(type.name()));
        workload.getItems().add(PlanModel.OWN_FUNCTION);
        summary.setWrapText(true);
        summary.getStyleClass().add("summary");
        parameters.setHgap(8);
        parameters.setVgap(4);
        field = new Field(Setting.WORKLOAD, new VBox(3, workload, summary, own.node(), parameters), workload, true);
        own.addTo(field);
        follow();
    }

    Field field() {
        return field;
    }

    /** Focuses the function if it is the user's own; otherwise the workload. */
    void focus() {
        if (own.node().isVisible()) {
            own.focus();
        } else {
            workload.requestFocus();
        }
    }

    /** Lists the functions of the user's jar that fit a plan. */
    void follow(Plan plan) {
        own.follow(plan);
    }

    private void follow() {
        StringProperty chosen = model.text(Setting.WORKLOAD);
        workload.setValue(chosen.get());
        workload.valueProperty().addListener((o, before, now) -> {
            if (now != null) {
                model.chooseWorkload(now);
            }
        });
        chosen.addListener((o, before, now) -> {
            workload.setValue(now);
            show(now);
        });
        model.shown.addListener((o, before, now) -> show(chosen.get()));
        show(chosen.get());
    }

    private void show(String name) {
        boolean isOwn = PlanModel.OWN_FUNCTION.equals(name);
        SpaceFilter.show(own.node(), isOwn);
        Optional<WorkloadType> type = Catalogue.find(name);
        summary.textProperty().unbind();
        summary.textProperty()
                .bind(
                        isOwn
                                ? Words.bind("plan.own-function.summary")
                                : Words.bind(type.map(WorkloadType::summary).orElse(Phrase.asItIs(""))));
        parameters.getChildren().clear();
        List<Parameter> known = type.map(WorkloadType::parameters).orElse(List.of());
        for (int row = 0; row < known.size(); row++) {
            addParameter(known.get(row), row);
        }
        SpaceFilter.show(parameters, !known.isEmpty());
    }

    private void addParameter(Parameter parameter, int row) {
        Label title = new Label();
        title.textProperty().bind(Words.bind(parameter.title()));
        title.getStyleClass().add("parameter-name");
        title.setMinWidth(Region.USE_PREF_SIZE);
        TextField text = new TextField(model.parameters.getOrDefault(parameter.name(), parameter.usual()));
        text.setId("parameter-" + parameter.name());
        text.setPrefColumnCount(7);
        text.accessibleTextProperty()
                .bind(Words.bind(
                        "plan.parameter.words", Words.bind(parameter.title()), Words.bind(parameter.summary())));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(Words.bind(parameter.summary()));
        text.setTooltip(tooltip);
        title.setTooltip(tooltip);
        title.setLabelFor(text);
        GridPane.setHgrow(text, Priority.ALWAYS);
        text.textProperty().addListener((o, before, now) -> {
            if (now.equals(parameter.usual())) {
                model.parameters.remove(parameter.name());
            } else {
                model.parameters.put(parameter.name(), now);
            }
        });
        parameters.addRow(row, title, text);
    }
}
