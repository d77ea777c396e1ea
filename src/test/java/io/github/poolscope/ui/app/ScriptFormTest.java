package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.RunState;
import java.io.IOException;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;

/** A plan with a script in the form: the form says so, runs it, and can switch to the mode's one call. */
class ScriptFormTest extends WindowDriver {
    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    @Test
    void a_script_is_named_in_the_form_is_run_and_can_be_left() {
        assertThat(onFx(() -> node("scriptNote", Node.class).isVisible())).isFalse();
        onFx(() -> {
            window.workbench()
                    .showPlan(PlanJson.read("{\"script\": \"method-probe\", \"mode\": \"map\", \"processes\": 1,"
                            + " \"startMethod\": \"forkserver\", \"items\": 2}"));
            return true;
        });
        assertThat(onFx(() -> node("scriptNote", Node.class).isVisible())).isTrue();
        assertThat(robot.lookup("#scriptNote .label").queryLabeled().getText()).contains("method probe");
        assertThat(onFx(() -> window.views().program().text())).contains("        print(\"arguments\", counts[0])");
        Recording run = runToItsEnd();
        assertThat(run.trace().state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.trace().taskels().completedCount()).isEqualTo(2);
        robot.clickOn("#scriptLeave");
        assertThat(onFx(() -> node("scriptNote", Node.class).isVisible())).isFalse();
        assertThat(onFx(() -> window.workbench().plan().read().plan().work())).isInstanceOf(Work.BuiltIn.class);
    }
}
