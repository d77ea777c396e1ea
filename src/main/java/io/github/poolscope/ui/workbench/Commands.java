package io.github.poolscope.ui.workbench;

import io.github.poolscope.files.Destination;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.report.ReportFormat;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Command.Place;
import io.github.poolscope.ui.workbench.Dialogs.FileKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;

/** All commands of the window. Menus, shortcuts, the palette and the list of keys are made from this list. */
public final class Commands {
    /** A run older than this is stopped only after a question. */
    private static final long WORTH_ASKING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final FileKind RUN_OR_PLAN =
            new FileKind("file.open.kind", List.of("*" + RunFolder.ENDING, "*.json", "*.py"));

    private static final Map<Panel, String> PANEL_KEYS = Map.ofEntries(
            Map.entry(Panel.TIMELINE, "Shortcut+1"),
            Map.entry(Panel.PROGRAM, "Shortcut+2"),
            Map.entry(Panel.ORDER, "Shortcut+3"),
            Map.entry(Panel.TASKELS, "Shortcut+4"),
            Map.entry(Panel.CPU, "Shortcut+5"),
            Map.entry(Panel.WORKERS, "Shortcut+6"),
            Map.entry(Panel.OUTPUT, "Shortcut+7"),
            Map.entry(Panel.EVENTS, "Shortcut+8"),
            Map.entry(Panel.TALK, "Shortcut+9"),
            Map.entry(Panel.NOTICES, "Shortcut+0"),
            Map.entry(Panel.SELECTED, "Shortcut+I"));

    private final Workbench workbench;
    private final Dialogs dialogs;
    private final WindowRequests window;
    private final List<Command> all = new ArrayList<>();

    public Commands(Workbench workbench, Dialogs dialogs, WindowRequests window) {
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.window = window;
        addFile();
        addView();
        addExport();
        addOthers();
    }

    /** Returns all commands, in the order of the palette. */
    public List<Command> all() {
        return List.copyOf(all);
    }

    /** Returns the commands of a menu, in order. */
    public List<Command> at(Place... places) {
        return all.stream()
                .filter(command -> Arrays.asList(places).contains(command.place()))
                .toList();
    }

    /** Returns the shortcut that shows a panel, as JavaFX writes it; empty for a panel that shows no run. */
    public static String keys(Panel panel) {
        return PANEL_KEYS.getOrDefault(panel, "");
    }

    private void addFile() {
        add(Place.FILE_OPEN, "file.open", "Shortcut+O", this::openFile);
        add(Place.FILE_OPEN, "file.watch", "Shortcut+Shift+W", workbench::wantProgram);
        add(Place.FILE_OPEN, "file.save-plan", "Shortcut+S", this::savePlan);
        BooleanExpression runnable = new BooleanWhen(
                () -> !workbench.work().isRunning()
                        && (workbench.lessons().isOpen()
                                || workbench.planCheck().first().isEmpty()),
                workbench.work().phaseProperty(),
                workbench.planCheck().problemsProperty());
        BooleanExpression shown = new BooleanWhen(
                () -> workbench.runs().first() != null, workbench.runs().firstProperty());
        add(Place.FILE_RUN, "command.run", "Shortcut+R", runnable, workbench::run);
        add(
                Place.FILE_RUN,
                "command.stop",
                "Shortcut+Period",
                new BooleanWhen(
                        () -> workbench.work().isRunning(), workbench.work().phaseProperty()),
                this::stop);
        add(Place.FILE_RUN, "command.replay", "Shortcut+P", shown, workbench::replayOrPause);
        add(Place.FILE_HELP, "command.palette", "Shortcut+Shift+P", window::showPalette);
        add(Place.FILE_HELP, "command.keys", "F1", window::showKeys);
        add(Place.FILE_HELP, "command.quit", "Shortcut+Q", window::quit);
    }

    private void addView() {
        for (Panel panel : Panel.values()) {
            if (panel.isOfRun()) {
                all.add(Command.of(
                        Place.VIEW_PANEL,
                        Words.bind("command.show-panel", Words.bind("panel." + panel.key())),
                        keys(panel),
                        Command.ALWAYS,
                        inSight(() -> {
                            workbench.layout().show(panel);
                            window.focus(panel);
                        })));
            }
        }
        add(Place.VIEW_LAYOUT, "command.enlarge", "Shortcut+Enter", inSight(workbench.layout()::toggleEnlarged));
        add(Place.VIEW_LAYOUT, "command.plan-side", "Shortcut+B", inSight(() -> workbench
                .layout()
                .showPlan(!workbench.layout().isVisible(Panel.PLAN))));
        add(Place.VIEW_LAYOUT, "panel.reset", "", workbench.layout()::reset);
        add(Place.VIEW_LAYOUT, "command.fit", "Shortcut+Shift+F", inSight(() -> {
            workbench.layout().show(Panel.TIMELINE);
            workbench.timeRange().remember();
            workbench.timeRange().fit();
        }));
        add(Place.VIEW_TYPE, "command.type-larger", "Shortcut+Plus", () -> window.enlargeProgram(1));
        add(Place.VIEW_TYPE, "command.type-smaller", "Shortcut+Minus", () -> window.enlargeProgram(-1));
        add(
                Place.VIEW_TYPE,
                "command.type-fitting",
                "",
                () -> workbench.layout().typeSizes().sizeProperty().set(0));
        add(Place.VIEW_LOOK, "command.theme", "Shortcut+T", () -> toggle(workbench.darkProperty()));
        add(
                Place.VIEW_LOOK,
                "command.language",
                "Shortcut+Shift+L",
                () -> Words.speak(Words.language().other()));
        add(Place.VIEW_LOOK, "command.projector", "Shortcut+J", () -> toggle(workbench.projectedProperty()));
    }

    private static void toggle(BooleanProperty property) {
        property.set(!property.get());
    }

    private void addExport() {
        BooleanExpression shown = new BooleanWhen(
                () -> workbench.runs().first() != null, workbench.runs().firstProperty());
        for (ReportFormat format : ReportFormat.values()) {
            String key = "export." + format.name().toLowerCase(Locale.ROOT);
            all.add(Command.of(
                    Place.EXPORT,
                    Words.bind(key),
                    format == ReportFormat.HTML ? "Shortcut+E" : "",
                    shown,
                    () -> export(format)));
        }
    }

    private void addOthers() {
        add(Place.PALETTE, "command.lessons", "Shortcut+G", () -> workbench
                .lessons()
                .showGallery());
        add(Place.PALETTE, "command.matrix", "Shortcut+M", () -> workbench
                .lessons()
                .showMatrix());
        add(Place.PALETTE, "command.lesson-next", "Shortcut+Page Down", () -> workbench
                .lessons()
                .step(1));
        add(Place.PALETTE, "command.lesson-previous", "Shortcut+Page Up", () -> workbench
                .lessons()
                .step(-1));
        add(Place.PALETTE, "command.history", "Shortcut+H", () -> workbench.show(Page.HISTORY));
        add(Place.PALETTE, "command.plan", "Shortcut+L", inSight(window::focusPlan));
        add(Place.PALETTE, "command.find", "Shortcut+F", inSight(() -> {
            workbench.layout().show(Panel.TASKELS);
            window.focusTaskelFilter();
        }));
        add(Place.PALETTE, "command.undo", "Shortcut+Z", workbench.planHistory()::undo);
        add(Place.PALETTE, "command.redo", "Shortcut+Y", workbench.planHistory()::redo);
        for (Panel panel : Panel.values()) {
            if (panel.isOfRun() && panel != Panel.NOTICES) {
                all.add(Command.of(
                        Place.PALETTE,
                        Words.bind("command.picture", Words.bind("panel." + panel.key())),
                        "",
                        Command.ALWAYS,
                        () -> window.savePicture(panel)));
            }
        }
    }

    private void add(Place place, String key, String keys, Runnable action) {
        all.add(Command.of(place, key, keys, action));
    }

    private void add(Place place, String key, String keys, BooleanExpression enabled, Runnable action) {
        all.add(Command.of(place, Words.bind(key), keys, enabled, action));
    }

    /** Returns an action that uncovers the panels before it runs {@code action}. */
    private Runnable inSight(Runnable action) {
        return () -> {
            workbench.uncover();
            action.run();
        };
    }

    /** Stops the run; asks first if it has been running for a while. */
    public void stop() {
        if (!workbench.work().isOlderThan(WORTH_ASKING_NANOS) || dialogs.agrees(Question.STOP)) {
            workbench.work().stop();
        }
    }

    private void openFile() {
        dialogs.fileToOpen(
                        Words.text("file.open.title"),
                        workbench.session().history().path(),
                        RUN_OR_PLAN)
                .ifPresent(workbench.files()::open);
    }

    private void savePlan() {
        dialogs.fileToSave(Words.text("file.save-plan.title"), "plan.json").ifPresent(file -> {
            String json = PlanJson.write(workbench.plan().read().plan());
            write("plan file", "tell.plan-not-saved", file, to -> to.write(json + "\n"), () -> {
                workbench.files().recent().add(file);
                dialogs.done("tell.plan-saved", file.toString());
            });
        });
    }

    private void export(ReportFormat format) {
        Recording run = workbench.runs().first();
        if (run == null) {
            return;
        }
        String name = String.valueOf(run.file().getFileName()).replace(RunFolder.ENDING, "") + format.ending();
        dialogs.fileToSave(Words.text("export.title"), name)
                .ifPresent(file -> write(
                        "export",
                        "tell.not-exported",
                        file,
                        to -> to.write(out -> format.write(run, out)),
                        () -> dialogs.done(
                                "tell.exported",
                                file
                                        + ReportFormat.summedUp(run)
                                                .map(told -> "\n" + Words.say(told))
                                                .orElse(""))));
    }

    private interface Writing {
        void to(Destination destination) throws IOException;
    }

    private void write(String thread, String failed, Path file, Writing writing, Runnable done) {
        List<Path> needed = workbench.needed();
        Background.apart(thread, () -> {
            try {
                writing.to(Destination.of(file).apartFrom(needed));
                FxThread.later(done);
            } catch (IOException e) {
                FxThread.later(() -> dialogs.failed(Words.text(failed), e));
            }
        });
    }
}
