package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.Chunksize;
import io.github.poolscope.plan.Group;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.workload.Initializers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;

/** Binds the plan form to its model: a field for each setting of a plan. FX thread only. */
public final class PlanView {
    @FXML
    private FormPane form;

    @FXML
    private Hyperlink moreToggle;

    @FXML
    private Label planProblem;

    private final PlanModel model;
    private final List<Field> fields = new ArrayList<>();
    private final Map<Setting<?>, Supplier<Field>> own;
    private WorkloadField workload;
    private ItemsField items;
    private ModeField mode;
    private PoolSizeField poolSize;
    private boolean moreShown;

    @SuppressWarnings("NullAway.Init") // The FXML loader sets the annotated fields, and initialize() the others.
    public PlanView(PlanModel model) {
        this.model = model;
        own = Map.of(
                Setting.WORKLOAD, () -> workload.field(),
                Setting.ITEMS, () -> items.field(),
                Setting.PROCESSES, () -> poolSize.field(),
                Setting.MODE, () -> mode.field(),
                Setting.INITIALIZER, this::initializer);
    }

    @FXML
    void initialize() {
        workload = new WorkloadField(model);
        items = new ItemsField(model.text(Setting.ITEMS));
        mode = new ModeField(model.text(Setting.MODE));
        poolSize = new PoolSizeField(model.text(Setting.PROCESSES));
        for (Setting<?> setting : Setting.all()) {
            field(setting).ifPresent(fields::add);
        }
        List<Node> children = form.getChildren();
        children.add(1, PlanNote.ofScript(model));
        children.add(0, PlanNote.ofCommand(model));
        children.addAll(children.indexOf(moreToggle), fields(Group.COMMAND));
        children.addAll(children.indexOf(moreToggle), fields(Group.WORK));
        children.addAll(children.indexOf(moreToggle), fields(Group.POOL));
        children.addAll(children.indexOf(planProblem), fields(Group.MORE));
        moreToggle.setOnAction(event -> showMore(!moreShown));
        showMore(false);
        showProblems(List.of());
    }

    /** Returns the field of a setting; empty for one that is edited in the field of another. */
    private Optional<Field> field(Setting<?> setting) {
        return switch (setting.control()) {
            case OWN -> Optional.ofNullable(own.get(setting)).map(Supplier::get);
            default -> Optional.of(FieldControls.field(setting, model.text(setting)));
        };
    }

    private Field initializer() {
        ComboBox<String> names = new ComboBox<>();
        names.getItems().add(PlanModel.NONE);
        names.getItems().addAll(Initializers.all().keySet());
        names.setEditable(true);
        names.setMaxWidth(Double.MAX_VALUE);
        names.getEditor().textProperty().bindBidirectional(model.text(Setting.INITIALIZER));
        return new Field(Setting.INITIALIZER, names, names, true);
    }

    private List<Field> fields(Group group) {
        return fields.stream().filter(field -> field.setting().group() == group).toList();
    }

    /** Returns the settings that can be edited. */
    List<Setting<?>> covered() {
        return fields.stream().flatMap(field -> field.covered().stream()).collect(Collectors.toList());
    }

    /** Focuses the first field of the form, or the function if it is the user's own. */
    public void focus() {
        if (model.isOfCommand()) {
            fields.stream()
                    .filter(field -> field.setting().equals(Setting.COMMAND))
                    .forEach(Field::focusControl);
        } else {
            workload.focus();
        }
    }

    /** Shows each problem below its field. */
    public void showProblems(List<Problem> problems) {
        boolean more = false;
        for (Field field : fields) {
            boolean wrong = field.showProblems(problems);
            more |= wrong && field.setting().group() == Group.MORE;
        }
        if (more) {
            showMore(true);
        }
        String ofPlan = problems.stream()
                .filter(problem -> problem.setting().equals(Setting.PLAN))
                .map(problem -> Words.say(problem.phrase()))
                .distinct()
                .collect(Collectors.joining("\n"));
        planProblem.setText(ofPlan);
        SpaceFilter.show(planProblem, !ofPlan.isEmpty());
    }

    /** Shows beside the fields what the plan results in. */
    public void showMeaning(PlanModel.Reading reading) {
        Plan plan = reading.plan();
        mode.show(plan.mode());
        poolSize.show(plan);
        workload.follow(plan);
        items.follow(plan);
        boolean ofCommand = model.isOfCommand();
        SpaceFilter.show(moreToggle, !ofCommand);
        for (Field field : fields) {
            Setting<?> setting = field.setting();
            boolean idle = setting.isPartOf(plan) && !setting.appliesTo(plan);
            field.setDisable(idle);
            boolean open = setting.group() != Group.MORE || (moreShown && !idle);
            SpaceFilter.show(field, open && (setting.group() == Group.COMMAND) == ofCommand);
            if (setting.equals(Setting.CHUNKSIZE)) {
                field.hint(chunksizeHint(reading));
            }
        }
    }

    private static String chunksizeHint(PlanModel.Reading reading) {
        Plan plan = reading.plan();
        if (!plan.mode().chunked()) {
            return Words.text("plan.hint.no-chunks");
        }
        if (plan.mode().lazy()) {
            return Words.text("plan.hint.auto", 1);
        }
        return reading.itemCount()
                .map(count -> Words.text("plan.hint.auto", Chunksize.automatic(count, plan.workers())))
                .orElseGet(() -> Words.text("plan.hint.auto-by-items"));
    }

    private void showMore(boolean visible) {
        moreShown = visible;
        moreToggle.textProperty().bind(Words.bind(visible ? "plan.less" : "plan.more-settings"));
        moreToggle.setVisited(false);
        showMeaning(model.read());
    }
}
