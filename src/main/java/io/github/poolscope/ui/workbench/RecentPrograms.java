package io.github.poolscope.ui.workbench;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The programs that were watched last, newest first. FX thread only. */
public final class RecentPrograms {
    private static final int MAX = 10;

    private final ObservableList<Work.Command> programs = FXCollections.observableArrayList();
    private final ObservableList<Work.Command> unmodifiable = FXCollections.unmodifiableObservableList(programs);

    /** Returns the programs, newest first; unmodifiable. */
    public ObservableList<Work.Command> programs() {
        return unmodifiable;
    }

    /** Adds the program of a plan; does nothing if the plan has none. */
    void add(Plan plan) {
        if (plan.work() instanceof Work.Command program) {
            programs.remove(program);
            programs.add(0, program);
            if (programs.size() > MAX) {
                programs.remove(MAX);
            }
        }
    }

    /** Registers the programs with what is kept between two starts of the window. */
    public void remember(Memory memory) {
        memory.remember("recent programs", this::text, this::restore);
    }

    private String text() {
        return programs.stream()
                .map(program -> PlanJson.write(Plan.DEFAULT.withWork(program)).replace("\n", " "))
                .collect(Collectors.joining("\n"));
    }

    private void restore(String text) {
        List<Work.Command> restored = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).limit(MAX).forEach(line -> {
            try {
                if (PlanJson.read(line).work() instanceof Work.Command program) {
                    restored.add(program);
                }
            } catch (PlanException e) {
                // Written by another version.
            }
        });
        programs.setAll(restored);
    }
}
