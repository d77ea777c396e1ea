package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.Group;
import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanFields;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.Catalogue;
import io.github.poolscope.workload.WorkloadType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * The contents of the plan form: a text for each setting as typed, valid or not, so that no input is lost. Has no
 * controls; FX thread, or the only thread of a test.
 */
public final class PlanModel {
    /** The workload name that represents the user's own function. */
    public static final String OWN_FUNCTION = "own function";

    static final String NONE = "none";

    private final Map<Setting<?>, StringProperty> texts = new LinkedHashMap<>();
    /** The parameters that differ from the workload's defaults. */
    final ObservableMap<String, String> parameters = FXCollections.observableMap(new LinkedHashMap<>());

    /** Counts the plans that were put into the form as a whole. */
    final IntegerProperty shown = new SimpleIntegerProperty();

    private Plan base = Plan.DEFAULT;

    public PlanModel() {
        Setting.all().forEach(setting -> texts.put(setting, new SimpleStringProperty("")));
        show(Plan.DEFAULT);
    }

    /**
     * Returns the text of a setting. That of {@link Setting#WORKLOAD} is the name alone, or {@link #OWN_FUNCTION}.
     *
     * @throws IllegalArgumentException if the setting is not one of {@link Setting#all()}
     */
    public StringProperty text(Setting<?> setting) {
        StringProperty text = texts.get(setting);
        if (text == null) {
            throw new IllegalArgumentException(setting.key());
        }
        return text;
    }

    /** Puts a plan into the form. A jar and a function remain if the plan has none. */
    public void show(Plan plan) {
        base = plan;
        texts.forEach((setting, text) -> {
            if (setting != Setting.WORKLOAD && setting != Setting.PYTHON_FILE && setting.isPartOf(plan)) {
                text.set(setting.text(plan));
            }
        });
        if (!(plan.work() instanceof Work.Script)) {
            text(Setting.SCRIPT).set(NONE);
        }
        if (!plan.isOfCommand()) {
            text(Setting.COMMAND).set(NONE);
        }
        if (plan.work() instanceof Work.PythonFunction user) {
            text(Setting.JAR).set(user.file().toString());
        }
        if (plan.work() instanceof Work.UserFunction || plan.work() instanceof Work.PythonFunction) {
            text(Setting.WORKLOAD).set(OWN_FUNCTION);
        } else if (!plan.isOfCommand()) {
            Work.BuiltIn work = plan.get(Setting.WORKLOAD);
            parameters.clear();
            parameters.putAll(work.parameters());
            text(Setting.WORKLOAD).set(work.name());
        }
        shown.set(shown.get() + 1);
    }

    /**
     * Selects another workload with its default parameters; items that can't suit it are replaced by its default items.
     */
    public void chooseWorkload(String name) {
        if (name.equals(text(Setting.WORKLOAD).get())) {
            return;
        }
        text(Setting.WORKLOAD).set(name);
        parameters.clear();
        Optional<WorkloadType> type = Catalogue.find(name);
        StringProperty items = text(Setting.ITEMS);
        boolean numbers = items.get().strip().matches("\\d+");
        type.ifPresent(known -> {
            if (known.usualItems().isEmpty() == numbers || numbers) {
                items.set(known.usualItems().isEmpty() ? "files:" : known.usualItems());
            } else if (!known.usualItems().isEmpty()) {
                items.set(known.usualItems());
            }
        });
    }

    /** Switches from the script to the mode's one call, of the workload that the script used. */
    void leaveScript() {
        text(Setting.SCRIPT).set(NONE);
    }

    /** Switches to a command that the user has yet to enter; does nothing if there is one. */
    public void chooseCommand() {
        if (!isOfCommand()) {
            text(Setting.COMMAND).set("");
        }
    }

    /** Switches from the command to the pool that the form described before. */
    void leaveCommand() {
        text(Setting.COMMAND).set(NONE);
    }

    /** Returns whether the contents are those of a command, even if it is blank. */
    boolean isOfCommand() {
        return !text(Setting.COMMAND).get().equals(NONE);
    }

    /** Returns all contents, for listeners. */
    public Observable[] contents() {
        List<Observable> contents = new ArrayList<>(texts.values());
        contents.add(parameters);
        return contents.toArray(Observable[]::new);
    }

    /** Returns the contents as a plan, as far as they are valid, and the problems. */
    public Reading read() {
        PlanFields fields = new PlanFields(base);
        List<Problem> problems = new ArrayList<>();
        texts.forEach((setting, text) -> {
            if (isRead(setting)) {
                try {
                    fields.set(
                            setting == Setting.JAR && isPythonFile() ? Setting.PYTHON_FILE : setting,
                            setting == Setting.WORKLOAD ? workloadText() : given(setting, text.get()));
                } catch (PlanException e) {
                    problems.addAll(e.problems());
                }
            }
        });
        return new Reading(fields.toPlan(), List.copyOf(problems));
    }

    /** Returns whether the file of the user's own function, whose text is that of the jar, is a Python file. */
    boolean isPythonFile() {
        return text(Setting.JAR).get().strip().toLowerCase(Locale.ROOT).endsWith(".py");
    }

    private boolean isRead(Setting<?> setting) {
        if (setting == Setting.PYTHON_FILE) {
            return false;
        }
        if (isOfCommand() != (setting.group() == Group.COMMAND)) {
            return setting == Setting.COMMAND;
        }
        boolean own = OWN_FUNCTION.equals(text(Setting.WORKLOAD).get());
        boolean ofOwn = setting == Setting.JAR || setting == Setting.FUNCTION;
        return own ? setting != Setting.WORKLOAD : !ofOwn;
    }

    /** Returns the valid contents as a text, from which {@link #restore} restores them. */
    public String text() {
        return PlanJson.write(read().plan());
    }

    /** Puts a plan that was stored as a text into the form; a text that is none changes nothing. */
    public void restore(String text) {
        try {
            show(PlanJson.read(text));
        } catch (PlanException e) {
            // A file that was edited or is of another version: the form keeps its plan.
        }
    }

    /** The contents of the form as a plan, and the problems. */
    public record Reading(Plan plan, List<Problem> problems) {
        /** Returns the number of items, if it is known without reading files. */
        public Optional<Integer> itemCount() {
            return plan.items() instanceof Items.Range range ? Optional.of(range.count()) : Optional.empty();
        }
    }

    private static String given(Setting<?> setting, String text) {
        if (text.isBlank() && setting == Setting.COMMAND) {
            throw new PlanException(setting, Phrase.of("plan.problem.no-command"));
        }
        if (text.isBlank() && setting == Setting.JAR) {
            throw new PlanException(setting, Phrase.of("plan.problem.choose-jar"));
        }
        if (text.isBlank() && setting == Setting.FUNCTION) {
            throw new PlanException(setting, Phrase.of("plan.problem.name-function"));
        }
        return text;
    }

    private String workloadText() {
        String name = text(Setting.WORKLOAD).get();
        String told = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining(","));
        return told.isEmpty() ? name : name + ":" + told;
    }
}
