package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.testing.OtherProgram;
import io.github.poolscope.testing.UserJars;
import io.github.poolscope.ui.workbench.Page;
import io.github.poolscope.ui.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

/** The states of {@link Screenshots} that show a page, or a plan with a file of the user's own. */
final class PageScreenshots {
    private static final int RUNS = 60;

    private static final String PRICES = """
            package com.example.orders;

            public class Prices {
                public static double total(int order) {
                    return 1.19 * net(order);
                }

                private static double net(int order) {
                    try {
                        Thread.sleep(150);
                        return 100.0 / tariff(order).length();
                    } catch (InterruptedException | NullPointerException e) {
                        throw new IllegalStateException("order " + order + " has no tariff", e);
                    }
                }

                private static String tariff(int order) {
                    return order % 5 == 4 ? null : "standard";
                }
            }
            """;

    private final Workbench workbench;
    private final Camera camera;
    private final Path home;
    private final List<OtherProgram> others;

    /**
     * Creates the states.
     *
     * @param home the folder with the history, and for files of the user
     * @param others receives the programs that are started, which the caller ends
     */
    PageScreenshots(Workbench workbench, Camera camera, Path home, List<OtherProgram> others) {
        this.workbench = workbench;
        this.camera = camera;
        this.home = home;
        this.others = others;
    }

    List<WindowState> all() {
        return List.of(
                WindowState.of("history", () -> {
                            RunFolder history = workbench.session().history();
                            MadeHistory.write(history, RUNS - 1);
                            others.add(RunOfAnotherProgram.start(
                                    history.path().resolve("2026-11-20T19-50-11" + RunFolder.ENDING)));
                        })
                        .arranged(() -> showHistory("")),
                WindowState.of("history-search", () -> {}).arranged(() -> showHistory("imap failed")),
                WindowState.of("history-nothing-found", () -> {}).arranged(() -> showHistory("no such run")),
                WindowState.of("gallery", () -> FxCalls.act(workbench.lessons()::showGallery))
                        .arranged(() -> search("lessonSearch", "")),
                WindowState.of("gallery-search", () -> FxCalls.act(workbench.lessons()::showGallery))
                        .arranged(() -> search("lessonSearch", "deadlock")),
                WindowState.of("matrix-empty", () -> FxCalls.act(workbench.lessons()::showMatrix)),
                WindowState.of("matrix", () -> {
                    FxCalls.act(workbench.lessons()::showMatrix);
                    FxCalls.act(workbench.matrix()::measure);
                    FxCalls.await(() -> !workbench.matrix().isMeasuring());
                    FxCalls.act(() -> camera.node("matrix-starmap_async-ordered", Button.class)
                            .fire());
                }),
                WindowState.of("own-failed", () -> {
                            showPlan(own("total", home));
                            FxCalls.await(() -> workbench.planCheck().first().isEmpty());
                            FxCalls.act(workbench::run);
                            FxCalls.await(() -> !workbench.work().isRunning()
                                    && workbench.runs().first() != null);
                        })
                        .arranged(() -> FxCalls.act(() -> workbench.selection().selectTaskel(4))),
                WindowState.of("own-missing", () -> showPlan(own("totals", home)))
                        .arranged(() -> FxCalls.act(workbench::wantPlan)),
                WindowState.of(
                                "csv",
                                () -> showPlan(PlanJson.read("{\"workload\": \"print\", \"items\": \"csv:"
                                        + orders(home) + ":order_number\"}")))
                        .arranged(() -> FxCalls.act(workbench::wantPlan)));
    }

    private void showHistory(String words) throws Exception {
        FxCalls.act(() -> workbench.show(Page.HISTORY));
        search("historySearch", "");
        FxCalls.await(
                () -> camera.node("historyTable", TableView.class).getItems().size() > 1);
        search("historySearch", words);
    }

    private void search(String id, String words) throws Exception {
        FxCalls.act(() -> camera.node(id, TextField.class).setText(words));
    }

    private void showPlan(Plan plan) throws Exception {
        FxCalls.act(() -> workbench.showPlan(plan));
    }

    private static Plan own(String function, Path folder) throws Exception {
        Path jar = UserJars.jarOf(folder.resolve("orders"), "com.example.orders.Prices", PRICES);
        return PlanJson.read("{\"jar\": \"" + jar + "\", \"function\": \"com.example.orders.Prices::" + function
                + "\", \"mode\": \"map\", \"processes\": 3, \"items\": 12}");
    }

    /** Writes a file of orders, with short and long cells, and returns it. */
    static Path orders(Path folder) throws Exception {
        String rows = IntStream.range(0, 200)
                .mapToObj(i -> (4711 + i) + ",2026-11-" + (10 + i % 20) + ",Müller-Lüdenscheidt & Söhne GmbH " + i
                        + ",express insured," + i * 7 % 93 + ".90,EUR,\"a comment, which is longer than its column "
                        + i + "\"")
                .collect(Collectors.joining("\n"));
        return Files.writeString(
                folder.resolve("orders.csv"),
                "order_number,date,customer,class,price,currency,comment of the customer\n" + rows + "\n");
    }
}
