package io.github.poolscope.ui.plan;

import atlantafx.base.theme.Styles;
import io.github.poolscope.plan.Chunksize;
import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PoolSize;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.Catalogue;
import io.github.poolscope.workload.Initializers;
import io.github.poolscope.workload.Parameter;
import io.github.poolscope.workload.WorkloadType;
import java.io.File;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the plan form to its model. FX thread only. */
public final class PlanView {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    @FXML
    private HBox engines;

    @FXML
    private VBox form;

    @FXML
    private MenuButton presets;

    @FXML
    private HBox startMethods;

    @FXML
    private Label startMethodName;

    @FXML
    private Hyperlink moreToggle;

    @FXML
    private VBox moreSettings;

    @FXML
    private ComboBox<String> initializer;

    @FXML
    private TextField softLimit;

    @FXML
    private TextField hardLimit;

    @FXML
    private TextField retries;

    @FXML
    private TextField bufferSize;

    @FXML
    private Label preloadName;

    @FXML
    private TextField preload;

    @FXML
    private Label moreProblem;

    @FXML
    private TextField processes;

    @FXML
    private Label coresHint;

    @FXML
    private Button fewer;

    @FXML
    private Button more;

    @FXML
    private Label processesProblem;

    @FXML
    private ComboBox<String> mode;

    @FXML
    private FlowPane badges;

    @FXML
    private TextField chunksize;

    @FXML
    private Label chunksizeHint;

    @FXML
    private Label chunksizeProblem;

    @FXML
    private TextField maxTasks;

    @FXML
    private Label maxTasksProblem;

    @FXML
    private VBox scriptPlace;

    @FXML
    private ComboBox<String> workload;

    @FXML
    private Label workloadSummary;

    @FXML
    private VBox ownFunction;

    @FXML
    private TextField jar;

    @FXML
    private Button chooseJar;

    @FXML
    private TextField function;

    @FXML
    private GridPane parameters;

    @FXML
    private Label workloadProblem;

    @FXML
    private TextField items;

    @FXML
    private MenuButton chooseItems;

    @FXML
    private Label itemsProblem;

    @FXML
    private TextField seed;

    @FXML
    private TextField slow;

    @FXML
    private Label otherProblem;

    private final PlanModel model;
    private final Map<Setting, Control> controls = new EnumMap<>(Setting.class);

    @SuppressWarnings("NullAway.Init") // The FXML loader sets the annotated fields.
    public PlanView(PlanModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        segments(engines, keys(EngineKind.values(), EngineKind::key), model.engine);
        segments(startMethods, keys(StartMethod.values(), StartMethod::key), model.startMethod);
        moreSettings();
        processes.textProperty().bindBidirectional(model.processes);
        chunksize.textProperty().bindBidirectional(model.chunksize);
        maxTasks.textProperty().bindBidirectional(model.maxTasksPerChild);
        jar.textProperty().bindBidirectional(model.jar);
        function.textProperty().bindBidirectional(model.function);
        items.textProperty().bindBidirectional(model.items);
        seed.textProperty().bindBidirectional(model.seed);
        slow.textProperty().bindBidirectional(model.slow);
        fewer.setOnAction(event -> step(-1));
        more.setOnAction(event -> step(1));
        modes();
        workloads();
        scriptPlace.getChildren().add(new ScriptNote(model));
        itemSources();
        chooseJar.setOnAction(event -> chooseJar());
        controls.putAll(Map.of(
                Setting.INITIALIZER, initializer,
                Setting.SOFT_LIMIT, softLimit,
                Setting.HARD_LIMIT, hardLimit,
                Setting.RETRIES, retries,
                Setting.BUFFER_SIZE, bufferSize,
                Setting.PRELOAD, preload));
        controls.putAll(Map.of(
                Setting.PROCESSES, processes,
                Setting.CHUNKSIZE, chunksize,
                Setting.MAX_TASKS_PER_CHILD, maxTasks,
                Setting.WORKLOAD, workload,
                Setting.JAR, jar,
                Setting.FUNCTION, function,
                Setting.ITEMS, items,
                Setting.SEED, seed,
                Setting.SLOW, slow));
        nameFields(form);
        showProblems(List.of());
    }

    /** Sets each field's accessible name from the label above it. */
    private static void nameFields(Pane pane) {
        List<Node> children = pane.getChildren();
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof Label name
                    && name.getStyleClass().contains("field-name")
                    && i + 1 < children.size()) {
                focusable(children.get(i + 1)).ifPresent(name::setLabelFor);
            } else if (children.get(i) instanceof Pane inner) {
                nameFields(inner);
            }
        }
    }

    private static Optional<Node> focusable(Node node) {
        if (node.isFocusTraversable() || !(node instanceof Pane pane)) {
            return Optional.of(node);
        }
        return pane.getChildren().stream().filter(Node::isFocusTraversable).findFirst();
    }

    /** Returns the menu of named plans; the caller fills it. */
    public MenuButton presets() {
        return presets;
    }

    /** Focuses the first field of the form. */
    public void focus() {
        processes.requestFocus();
    }

    /** Shows each problem below its field. */
    public void showProblems(List<Problem> problems) {
        Set<Setting> wrong = problems.stream().map(Problem::setting).collect(Collectors.toSet());
        controls.forEach((setting, control) -> control.pseudoClassStateChanged(WRONG, wrong.contains(setting)));
        tell(processesProblem, problems, Setting.PROCESSES);
        tell(chunksizeProblem, problems, Setting.CHUNKSIZE);
        tell(maxTasksProblem, problems, Setting.MAX_TASKS_PER_CHILD);
        tell(workloadProblem, problems, Setting.WORKLOAD, Setting.JAR, Setting.FUNCTION);
        tell(itemsProblem, problems, Setting.ITEMS);
        tell(
                moreProblem,
                problems,
                Setting.INITIALIZER,
                Setting.SOFT_LIMIT,
                Setting.HARD_LIMIT,
                Setting.RETRIES,
                Setting.BUFFER_SIZE,
                Setting.PRELOAD);
        if (!moreProblem.getText().isEmpty()) {
            showMore(true);
        }
        tell(otherProblem, problems, Setting.SEED, Setting.SLOW, Setting.PLAN);
    }

    /** Shows beside the fields what the plan results in. */
    public void showMeaning(PlanModel.Reading reading) {
        Plan plan = reading.plan();
        showBadges(plan.mode());
        boolean byProcesses = plan.effectiveEngine() == EngineKind.PROCESSES;
        startMethods.setDisable(!byProcesses);
        startMethodName.setDisable(!byProcesses);
        boolean served = byProcesses && plan.startMethod() == StartMethod.FORKSERVER;
        SpaceFilter.show(preload, served);
        SpaceFilter.show(preloadName, served);
        coresHint.setText(
                plan.effectiveEngine() == EngineKind.SERIAL
                        ? Words.text("plan.hint.no-pool")
                        : Words.text("plan.hint.cores", PoolSize.usableCores()));
        chunksize.setDisable(!plan.mode().chunked());
        chunksizeHint.setText(
                !plan.mode().chunked()
                        ? Words.text("plan.hint.no-chunks")
                        : plan.mode().lazy()
                                ? Words.text("plan.hint.auto-one")
                                : reading.itemCount()
                                        .map(count -> Words.text(
                                                "plan.hint.auto", Chunksize.automatic(count, plan.workers())))
                                        .orElseGet(() -> Words.text("plan.hint.auto-by-items")));
    }

    private static void tell(Label label, List<Problem> problems, Setting... settings) {
        List<Setting> mine = Arrays.asList(settings);
        String text = problems.stream()
                .filter(problem -> mine.contains(problem.setting()))
                .map(Problem::phrase)
                .map(Words::say)
                .distinct()
                .collect(Collectors.joining("\n"));
        label.setText(text);
        SpaceFilter.show(label, !text.isEmpty());
    }

    private void step(int by) {
        int now;
        try {
            now = PoolSize.parse(model.processes.get()).workers();
        } catch (RuntimeException e) {
            now = PoolSize.usableCores();
        }
        model.processes.set(Integer.toString(Math.max(0, Math.min(PoolSize.MAX, now + by))));
    }

    private void modes() {
        mode.getItems().setAll(Arrays.stream(Mode.values()).map(Mode::key).toList());
        mode.valueProperty().bindBidirectional(model.mode);
        showBadges(Plan.DEFAULT.mode());
    }

    private void showBadges(Mode chosen) {
        badges.getChildren()
                .setAll(
                        badge("badge.blocks", chosen.blocks()),
                        badge("badge.concurrent", chosen.concurrent()),
                        badge("badge.ordered", chosen.ordered()),
                        badge("badge.lazy", chosen.lazy()),
                        badge("badge.many-args", chosen.manyArguments()));
    }

    private static Label badge(String key, boolean on) {
        Label badge = new Label(Words.text(key));
        badge.getStyleClass().add("badge");
        badge.pseudoClassStateChanged(ON, on);
        badge.setAccessibleText(on ? badge.getText() : Words.text("badge.not", badge.getText()));
        return badge;
    }

    private static <C> List<String> keys(C[] choices, Function<C, String> keyOf) {
        return Arrays.stream(choices).map(keyOf).toList();
    }

    /** Fills a row with buttons of which exactly one is selected. */
    private static void segments(HBox row, List<String> choices, StringProperty chosen) {
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < choices.size(); i++) {
            String choice = choices.get(i);
            ToggleButton button = new ToggleButton();
            button.textProperty().bind(Words.bind("choice." + choice));
            button.setId("choice-" + choice);
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(0);
            button.getStyleClass().add("segment");
            button.getStyleClass()
                    .add(i == 0 ? Styles.LEFT_PILL : i == choices.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setSelected(choice.equals(chosen.get()));
            button.setOnAction(event -> {
                button.setSelected(true); // Clicking the selected button changes nothing.
                chosen.set(choice);
            });
            chosen.addListener((o, before, now) -> button.setSelected(choice.equals(now)));
            row.getChildren().add(button);
        }
    }

    private void moreSettings() {
        initializer.getItems().add("none");
        initializer.getItems().addAll(Initializers.all().keySet());
        initializer.setEditable(true);
        initializer.getEditor().textProperty().bindBidirectional(model.initializer);
        softLimit.textProperty().bindBidirectional(model.softLimit);
        hardLimit.textProperty().bindBidirectional(model.hardLimit);
        retries.textProperty().bindBidirectional(model.retries);
        bufferSize.textProperty().bindBidirectional(model.bufferSize);
        preload.textProperty().bindBidirectional(model.preload);
        moreToggle.setOnAction(event -> showMore(!moreSettings.isVisible()));
        showMore(false);
    }

    private void showMore(boolean visible) {
        SpaceFilter.show(moreSettings, visible);
        moreToggle.textProperty().bind(Words.bind(visible ? "plan.less" : "plan.more-settings"));
        moreToggle.setVisited(false);
    }

    private void workloads() {
        workload.setCellFactory(list -> new WorkloadCell());
        workload.setButtonCell(new WorkloadCell());
        Catalogue.all().forEach(type -> workload.getItems().add(type.name()));
        workload.getItems().add(PlanModel.OWN_FUNCTION);
        workload.setValue(model.workload.get());
        workload.valueProperty().addListener((o, before, chosen) -> {
            if (chosen != null) {
                model.chooseWorkload(chosen);
            }
        });
        model.workload.addListener((o, before, now) -> {
            workload.setValue(now);
            showWorkload(now);
        });
        model.shown.addListener((o, before, now) -> showWorkload(model.workload.get()));
        showWorkload(model.workload.get());
    }

    private void showWorkload(String name) {
        boolean own = PlanModel.OWN_FUNCTION.equals(name);
        SpaceFilter.show(ownFunction, own);
        Optional<WorkloadType> type = Catalogue.find(name);
        workloadSummary.textProperty().unbind();
        workloadSummary
                .textProperty()
                .bind(
                        own
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
        TextField field = new TextField(model.parameters.getOrDefault(parameter.name(), parameter.usual()));
        field.setId("parameter-" + parameter.name());
        field.setPrefColumnCount(7);
        field.accessibleTextProperty()
                .bind(Words.bind(
                        "plan.parameter.words", Words.bind(parameter.title()), Words.bind(parameter.summary())));
        title.setLabelFor(field);
        GridPane.setHgrow(field, Priority.ALWAYS);
        field.textProperty().addListener((o, before, now) -> {
            if (now.equals(parameter.usual())) {
                model.parameters.remove(parameter.name());
            } else {
                model.parameters.put(parameter.name(), now);
            }
        });
        parameters.addRow(row, title, field);
    }

    private void itemSources() {
        chooseItems.setGraphic(new FontIcon(Feather.FOLDER));
        MenuItem range = item("items.range");
        range.setOnAction(event -> model.items.set("12"));
        MenuItem lines = item("items.lines");
        lines.setOnAction(event -> chooseFile("items.lines.title").ifPresent(file -> model.items.set("lines:" + file)));
        MenuItem column = item("items.column");
        column.setOnAction(event ->
                chooseFile("items.column.title").ifPresent(file -> model.items.set("csv:" + file + ":COLUMN")));
        MenuItem folder = item("items.folder");
        folder.setOnAction(event -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(Words.text("items.folder.title"));
            File chosen = chooser.showDialog(items.getScene().getWindow());
            if (chosen != null) {
                model.items.set("files:" + chosen);
            }
        });
        chooseItems.getItems().setAll(range, lines, column, folder);
    }

    private static MenuItem item(String key) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(Words.bind(key));
        return item;
    }

    private Optional<File> chooseFile(String key) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.text(key));
        return Optional.ofNullable(chooser.showOpenDialog(items.getScene().getWindow()));
    }

    private void chooseJar() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.text("plan.jar.title"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Words.text("plan.jar.kind"), "*.jar"));
        File chosen = chooser.showOpenDialog(jar.getScene().getWindow());
        if (chosen != null) {
            model.jar.set(chosen.toString());
        }
    }
}
