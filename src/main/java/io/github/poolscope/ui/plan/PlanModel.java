package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanFields;
import io.github.poolscope.plan.PlanTexts;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.Catalogue;
import io.github.poolscope.workload.WorkloadType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
 * The contents of the plan form: texts as typed, valid or not, so that no input is lost. Has no controls; FX thread, or
 * the only thread of a test.
 */
public final class PlanModel {
    /** The workload name that represents the user's own function. */
    public static final String OWN_FUNCTION = "own function";

    static final String NONE = "none";

    final StringProperty engine = new SimpleStringProperty();
    final StringProperty processes = new SimpleStringProperty();
    final StringProperty startMethod = new SimpleStringProperty();
    final StringProperty initializer = new SimpleStringProperty();
    final StringProperty preload = new SimpleStringProperty();
    final StringProperty softLimit = new SimpleStringProperty();
    final StringProperty hardLimit = new SimpleStringProperty();
    final StringProperty retries = new SimpleStringProperty();
    final StringProperty bufferSize = new SimpleStringProperty();
    final StringProperty mode = new SimpleStringProperty();
    final StringProperty chunksize = new SimpleStringProperty();
    final StringProperty maxTasksPerChild = new SimpleStringProperty();
    /** The script that runs instead of the mode's one call, or {@code none}. */
    public final StringProperty script = new SimpleStringProperty(NONE);

    final StringProperty workload = new SimpleStringProperty();
    public final StringProperty jar = new SimpleStringProperty("");
    final StringProperty function = new SimpleStringProperty("");
    final StringProperty items = new SimpleStringProperty();
    final StringProperty seed = new SimpleStringProperty();
    final StringProperty slow = new SimpleStringProperty();
    /** The parameters that differ from the workload's defaults. */
    final ObservableMap<String, String> parameters = FXCollections.observableMap(new LinkedHashMap<>());

    /** Counts the plans that were put into the form as a whole. */
    final IntegerProperty shown = new SimpleIntegerProperty();

    private Plan base = Plan.DEFAULT;

    public PlanModel() {
        show(Plan.DEFAULT);
    }

    /** Puts a plan into the form. */
    public void show(Plan plan) {
        base = plan;
        engine.set(plan.engine().key());
        startMethod.set(plan.startMethod().key());
        initializer.set(plan.initializer().orElse(NONE));
        preload.set(plan.preload().isEmpty() ? NONE : String.join(", ", plan.preload()));
        softLimit.set(PlanTexts.none(plan.safeguards().softLimit()));
        hardLimit.set(PlanTexts.none(plan.safeguards().hardLimit()));
        retries.set(Integer.toString(plan.safeguards().retries()));
        bufferSize.set(PlanTexts.auto(plan.safeguards().bufferSize()));
        processes.set(plan.processes().toString());
        mode.set(plan.mode().key());
        chunksize.set(plan.chunksize().toString());
        maxTasksPerChild.set(PlanTexts.none(plan.maxTasksPerChild()));
        script.set(plan.work() instanceof Work.Script own ? own.name() : NONE);
        Work told = plan.work() instanceof Work.Script own ? own.workload() : plan.work();
        if (told instanceof Work.BuiltIn work) {
            parameters.clear();
            parameters.putAll(work.parameters());
            workload.set(work.name());
        } else if (told instanceof Work.UserFunction user) {
            workload.set(OWN_FUNCTION);
            jar.set(user.jar().toString());
            function.set(user.function());
        }
        items.set(plan.items().text());
        seed.set(Long.toString(plan.seed()));
        slow.set(PlanTexts.plain(plan.slow()));
        shown.set(shown.get() + 1);
    }

    /**
     * Selects another workload with its default parameters; items that can't suit it are replaced by its default items.
     */
    public void chooseWorkload(String name) {
        if (name.equals(workload.get())) {
            return;
        }
        workload.set(name);
        parameters.clear();
        Optional<WorkloadType> type = Catalogue.find(name);
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
        script.set(NONE);
    }

    /** Returns all contents, for listeners. */
    public Observable[] contents() {
        return new Observable[] {
            engine,
            processes,
            startMethod,
            mode,
            chunksize,
            maxTasksPerChild,
            initializer,
            preload,
            softLimit,
            hardLimit,
            retries,
            bufferSize,
            script,
            workload,
            jar,
            function,
            items,
            seed,
            slow,
            parameters
        };
    }

    /** Returns the contents as a plan, as far as they are valid, and the problems. */
    public Reading read() {
        PlanFields fields = new PlanFields(base);
        List<Problem> problems = new ArrayList<>();
        read(problems, () -> fields.engine(engine.get()));
        read(problems, () -> fields.processes(processes.get()));
        read(problems, () -> fields.startMethod(startMethod.get()));
        read(problems, () -> fields.initializer(initializer.get()));
        read(problems, () -> fields.preload(preload.get()));
        read(problems, () -> fields.softLimit(softLimit.get()));
        read(problems, () -> fields.hardLimit(hardLimit.get()));
        read(problems, () -> fields.retries(retries.get()));
        read(problems, () -> fields.bufferSize(bufferSize.get()));
        read(problems, () -> fields.mode(mode.get()));
        read(problems, () -> fields.chunksize(chunksize.get()));
        read(problems, () -> fields.maxTasksPerChild(maxTasksPerChild.get()));
        read(problems, () -> {
            if (OWN_FUNCTION.equals(workload.get())) {
                readFunction(fields);
            } else {
                fields.workload(workloadText());
            }
        });
        read(problems, () -> fields.script(script.get()));
        read(problems, () -> fields.items(items.get()));
        read(problems, () -> fields.seed(seed.get()));
        read(problems, () -> fields.slow(slow.get()));
        return new Reading(fields.toPlan(), List.copyOf(problems));
    }

    /** The contents of the form as a plan, and the problems. */
    public record Reading(Plan plan, List<Problem> problems) {
        /** Returns the number of items, if it is known without reading files. */
        public Optional<Integer> itemCount() {
            return plan.items() instanceof Items.Range range ? Optional.of(range.count()) : Optional.empty();
        }
    }

    private void readFunction(PlanFields fields) {
        if (jar.get().isBlank()) {
            throw new PlanException(Setting.JAR, Phrase.of("plan.problem.choose-jar"));
        }
        if (function.get().isBlank()) {
            throw new PlanException(Setting.FUNCTION, Phrase.of("plan.problem.name-function"));
        }
        fields.function(jar.get(), function.get());
    }

    private String workloadText() {
        String told = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining(","));
        return told.isEmpty() ? workload.get() : workload.get() + ":" + told;
    }

    private static void read(List<Problem> problems, Runnable field) {
        try {
            field.run();
        } catch (PlanException e) {
            problems.addAll(e.problems());
        }
    }
}
