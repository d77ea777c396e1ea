package io.github.poolscope.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contents of the plan form, without a screen. */
class PlanModelTest {
    private static final List<Plan> PLANS = List.of(
            Plan.DEFAULT,
            PlanJson.read("{\"script\": \"pipe\", \"workload\": \"sleep:seconds=1\", \"engine\": \"threads\","
                    + " \"processes\": \"auto\", \"startMethod\": \"fork\", \"mode\": \"map\", \"chunksize\": 4,"
                    + " \"maxTasksPerChild\": 2, \"initializer\": \"hello\", \"preload\": \"a.B,c.D\","
                    + " \"softLimit\": 1.5, \"hardLimit\": 2, \"retries\": 3, \"bufferSize\": 5, \"items\": 40,"
                    + " \"seed\": -1, \"slow\": 0.5}"),
            PlanJson.read("{\"jar\": \"x.jar\", \"function\": \"a.B::c\", \"items\": \"csv:a b.csv:x\"}"),
            PlanJson.read("{\"command\": \"python3 'my program.py'\", \"folder\": \"/work\","
                    + " \"environment\": \"A=1 B=2\", \"noValues\": true, \"python\": \"python3.12\"}"));

    private final PlanModel model = new PlanModel();

    @Test
    void a_plan_that_is_shown_is_read_back_whatever_was_shown_before() {
        for (Plan before : PLANS) {
            for (Plan plan : PLANS) {
                model.show(before);
                model.show(plan);
                assertThat(model.read().problems()).isEmpty();
                assertThat(model.read().plan()).isEqualTo(plan);
            }
        }
    }

    @Test
    void each_setting_has_a_text_and_a_wrong_one_is_kept_and_told() {
        for (Setting<?> setting : Setting.all()) {
            assertThat(model.text(setting).get()).as(setting.key()).isNotNull();
        }
        model.text(Setting.RETRIES).set("few");
        model.text(Setting.SEED).set("x");
        PlanModel.Reading reading = model.read();
        assertThat(reading.problems())
                .extracting(problem -> problem.setting().key())
                .containsExactly("retries", "seed");
        assertThat(reading.plan()).isEqualTo(Plan.DEFAULT);
        assertThat(model.text(Setting.RETRIES).get()).isEqualTo("few");
    }

    @Test
    void an_own_function_needs_a_jar_and_a_name_and_they_stay_while_another_workload_is_tried() {
        model.chooseWorkload(PlanModel.OWN_FUNCTION);
        assertThat(model.read().problems())
                .extracting(problem -> problem.setting().key())
                .containsExactly("jar", "function");
        model.text(Setting.JAR).set("x.jar");
        model.text(Setting.FUNCTION).set("a.B::c");
        assertThat(model.read().plan().work().text()).isEqualTo("a.B::c");
        model.chooseWorkload("sleep");
        assertThat(model.read().plan().work().text()).isEqualTo("sleep");
        assertThat(model.read().problems()).isEmpty();
        model.chooseWorkload(PlanModel.OWN_FUNCTION);
        assertThat(model.read().plan().work().text()).isEqualTo("a.B::c");
    }

    @Test
    void a_command_can_be_left_for_what_the_form_had_before_and_a_blank_one_is_told() {
        model.show(PLANS.get(1));
        model.show(PLANS.get(3));
        model.text(Setting.COMMAND).set(" ");
        assertThat(model.read().problems())
                .extracting(problem -> problem.setting().key())
                .containsExactly("command");
        model.leaveCommand();
        assertThat(model.read().problems()).isEmpty();
        assertThat(model.read().plan())
                .isEqualTo(PLANS.get(1).withWork(PLANS.get(1).get(Setting.WORKLOAD)));
    }

    @Test
    void the_last_plan_is_stored_as_a_text_and_a_damaged_one_changes_nothing() {
        for (Plan plan : PLANS) {
            model.show(plan);
            PlanModel next = new PlanModel();
            next.restore(model.text());
            assertThat(next.read().plan()).isEqualTo(plan);
            for (String damaged : List.of("", "{", "[]", "{\"colour\": 1}", "{\"processes\": -4}")) {
                next.restore(damaged);
                assertThat(next.read().plan()).isEqualTo(plan);
            }
        }
        model.text(Setting.ITEMS).set("twelve");
        PlanModel next = new PlanModel();
        next.restore(model.text());
        assertThat(next.read().problems())
                .as("what was not valid is not stored")
                .isEmpty();
    }

    @Test
    void undo_goes_back_to_each_plan_that_was_run() {
        PlanHistory history = new PlanHistory(model::show);
        history.changed(null, model.read().plan());
        for (String items : List.of("5", "50", "500")) {
            typeItems(history, items);
        }
        history.ran();
        typeItems(history, "7");
        typeItems(history, "70");
        history.undo();
        assertThat(model.text(Setting.ITEMS).get()).as("the plan that was run").isEqualTo("500");
        history.undo();
        assertThat(model.read().plan()).isEqualTo(Plan.DEFAULT);
        history.redo();
        history.redo();
        assertThat(model.text(Setting.ITEMS).get()).isEqualTo("70");
    }

    private void typeItems(PlanHistory history, String items) {
        model.text(Setting.ITEMS).set(items);
        history.changed(model.text(Setting.ITEMS), model.read().plan());
    }
}
