package io.github.poolscope.ui.plan;

import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.Catalogue;
import io.github.poolscope.workload.WorkloadType;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** Shows a workload, given by its name in plans, under its display name. */
final class WorkloadCell extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String name, boolean empty) {
        super.updateItem(name, empty);
        textProperty().unbind();
        if (empty || name == null) {
            setText("");
        } else {
            textProperty().bind(title(name));
        }
    }

    private static StringBinding title(String name) {
        return name.equals(PlanModel.OWN_FUNCTION)
                ? Words.bind("plan.own-function")
                : Words.bind(Catalogue.find(name).map(WorkloadType::title).orElse(Phrase.asItIs(name)));
    }
}
