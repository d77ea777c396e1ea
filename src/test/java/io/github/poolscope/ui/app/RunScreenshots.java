package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.Workbench;
import java.util.List;

/** The states of {@link Screenshots} that show runs and no lesson. */
final class RunScreenshots {
    private static final String DESCENDING =
            "{\"workload\": \"sleep-descending\", \"mode\": \"imap\", \"processes\": 3, \"items\": 12, \"slow\": 5}";

    private static final String TALKING =
            "{\"script\": \"queue-producer-consumer\", \"processes\": 2, \"items\": 2, \"mode\": \"apply_async\","
                    + " \"startMethod\": \"forkserver\"}";

    private static final String LONG =
            "{\"workload\": \"sleep\", \"mode\": \"imap\", \"processes\": 8, \"items\": 40, \"slow\": 3}";

    private final MainWindow window;
    private final Workbench workbench;

    RunScreenshots(MainWindow window) {
        this.window = window;
        workbench = window.workbench();
    }

    List<WindowState> all() {
        return List.of(
                WindowState.of("empty", () -> {}),
                WindowState.of(
                        "broken-file",
                        () -> FxCalls.act(
                                () -> workbench.trouble("The file monday.poolscope is not a Poolscope run, or it is"
                                        + " damaged (file is not a database)."))),
                WindowState.of("default-run", () -> start(Plan.DEFAULT)).during(this::isHalfway),
                // Each worker takes 3 s before it is ready.
                WindowState.of(
                                "starting",
                                () -> start("{\"workload\": \"sleep\", \"mode\": \"imap\", \"processes\": 3,"
                                        + " \"items\": 6, \"slow\": 10, \"initializer\": \"prepare\"}"))
                        .during(() -> state() == RunState.STARTING),
                WindowState.of("running", () -> start(DESCENDING))
                        .arranged(() -> select(4))
                        .during(this::isHalfway),
                // A real run is stopping for too short a time.
                WindowState.of("stopping", () -> show(GoldenRuns.live(RunState.STOPPING, 5_600))),
                WindowState.of("cancelled", () -> {
                    start(LONG);
                    FxCalls.await(this::isHalfway);
                    stop();
                    awaitEnd();
                }),
                WindowState.of("paused", () -> {
                            start(DESCENDING);
                            FxCalls.await(this::isHalfway);
                            FxCalls.act(workbench::replayOrPause);
                            FxCalls.await(() -> workbench.runs().isPaused());
                        })
                        .arranged(() -> select(4)),
                finished("finished", DESCENDING, 4),
                finished(
                        "failed",
                        "{\"workload\": \"crash:on=5,seconds=0.3\", \"mode\": \"map\", \"processes\": 3, \"items\": 12}",
                        5),
                finished(
                        "apply-fork",
                        "{\"workload\": \"sleep\", \"mode\": \"apply\", \"processes\": 3, \"items\": 6,"
                                + " \"startMethod\": \"fork\", \"hardLimit\": 20, \"initializer\": \"hello\"}",
                        3),
                finished(
                        "threads",
                        "{\"workload\": \"sleep-uniform:min=0.1,max=0.6\", \"mode\": \"imap_unordered\", \"processes\": 3,"
                                + " \"items\": 24, \"engine\": \"threads\"}",
                        3),
                finished(
                                "replaced",
                                "{\"workload\": \"print\", \"mode\": \"imap\", \"processes\": 2, \"items\": 8,"
                                        + " \"maxTasksPerChild\": 1}",
                                3)
                        .arranged(() -> FxCalls.act(() -> {
                            workbench.layout().show(Panel.EVENTS);
                            window.views().program().speak("Java");
                            workbench.selection().selectTaskel(3);
                        })),
                shown("tables", GoldenRuns.saved(RunState.COMPLETED, false))
                        .arranged(() -> FxCalls.act(() -> {
                            workbench.layout().show(Panel.TASKELS);
                            workbench.layout().show(Panel.WORKERS);
                            workbench.selection().selectTaskel(2);
                        })),
                WindowState.of("replaying", () -> {
                    show(GoldenRuns.saved(RunState.COMPLETED, false));
                    FxCalls.act(workbench::replayOrPause);
                    FxCalls.await(() -> window.replay().isOpen());
                    FxCalls.act(() -> window.replay().pauseAt(4_300_000_000L));
                }),
                WindowState.of("talking-live", () -> start(TALKING))
                        .during(() -> state() == RunState.RUNNING
                                && trace().syncEvents().count() > 6),
                WindowState.of("talk", () -> {
                    start(TALKING);
                    awaitEnd();
                }),
                shown("talking", GoldenTalk.saved())
                        .arranged(() -> FxCalls.act(() -> workbench.selection().selectEvent(9))),
                shown("talk-table", GoldenTalk.saved())
                        .arranged(() -> FxCalls.act(() -> {
                            workbench.layout().show(Panel.TALK);
                            workbench.layout().show(Panel.EVENTS);
                        })),
                shown("callbacks", GoldenCallbacks.saved()),
                shown("many-workers", MadeRuns.manyWorkers()),
                shown("many-workers-table", MadeRuns.manyWorkers())
                        .arranged(() -> FxCalls.act(() -> workbench.layout().show(Panel.WORKERS))),
                shown("long-trace", MadeRuns.longTrace()).arranged(() -> select(MadeRuns.failing())),
                shown("long-trace-enlarged", MadeRuns.longTrace()).arranged(() -> {
                    select(MadeRuns.failing());
                    enlarge(Panel.SELECTED);
                }),
                shown("order-enlarged", GoldenRuns.saved(RunState.COMPLETED, false))
                        .arranged(() -> enlarge(Panel.ORDER)),
                shown("program-enlarged", GoldenRuns.saved(RunState.COMPLETED, false))
                        .arranged(() -> enlarge(Panel.PROGRAM)),
                shown("cpu-enlarged", MadeRuns.manyWorkers()).arranged(() -> enlarge(Panel.CPU)),
                shown("events-enlarged", GoldenRuns.saved(RunState.FAILED, true))
                        .arranged(() -> enlarge(Panel.EVENTS)));
    }

    private WindowState finished(String name, String plan, int selected) {
        return WindowState.of(name, () -> {
                    start(plan);
                    awaitEnd();
                })
                .arranged(() -> select(selected));
    }

    private WindowState shown(String name, Recording run) {
        return WindowState.of(name, () -> show(run));
    }

    private void show(Recording run) throws Exception {
        FxCalls.act(() -> {
            workbench.showPlan(run.header().plan());
            workbench.runs().show(run);
        });
    }

    private void start(String plan) throws Exception {
        start(PlanJson.read(plan));
    }

    private void start(Plan plan) throws Exception {
        FxCalls.act(() -> {
            workbench.showPlan(plan);
            workbench.work().start(plan);
        });
        FxCalls.await(
                () -> workbench.work().starting() == null && workbench.runs().first() != null);
    }

    private void stop() throws Exception {
        FxCalls.act(() -> workbench.work().stop());
    }

    private void awaitEnd() throws Exception {
        FxCalls.await(() -> !workbench.work().isRunning());
    }

    private void select(int taskel) throws Exception {
        FxCalls.act(() -> workbench.selection().selectTaskel(taskel));
    }

    private void enlarge(Panel panel) throws Exception {
        FxCalls.act(() -> {
            workbench.layout().show(panel);
            workbench.layout().toggleEnlarged(panel);
        });
    }

    private Trace trace() {
        Recording run = workbench.runs().first();
        if (run == null) {
            throw new IllegalStateException("no run");
        }
        return run.trace();
    }

    private RunState state() {
        return trace().state();
    }

    private boolean isHalfway() {
        return state() == RunState.RUNNING && trace().taskels().completedCount() >= 3;
    }
}
