package io.github.poolscope.ui.history;

import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.RunSummary;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A run of the history with its texts in the language in which it was made. FX thread only. */
final class HistoryRow {
    private final RunEntry entry;
    private final Language language = Words.language();
    private final Map<HistoryColumn, String> texts = new EnumMap<>(HistoryColumn.class);
    private final String searched;

    HistoryRow(RunEntry entry) {
        this.entry = entry;
        StringBuilder all = new StringBuilder();
        for (HistoryColumn column : HistoryColumn.values()) {
            String text = column.textOf(entry);
            texts.put(column, text);
            all.append(text).append('\n');
        }
        problem().ifPresent(all::append);
        searched = all.toString().toLowerCase(Locale.ROOT);
    }

    RunEntry entry() {
        return entry;
    }

    Path file() {
        return entry.file();
    }

    Optional<RunSummary> summary() {
        return entry.summary();
    }

    /** Returns whether its texts are in the current language. */
    boolean isCurrent() {
        return language == Words.language();
    }

    /** Returns the text of a cell; empty if it has none. */
    String text(HistoryColumn column) {
        return texts.getOrDefault(column, "");
    }

    /** Returns why the file can't be read, in one sentence; the file is named without its folder. */
    Optional<String> problem() {
        return entry.problem().map(this::withoutFolder).map(Words::say);
    }

    private Phrase withoutFolder(Phrase problem) {
        List<Object> figures = new ArrayList<>();
        for (Object figure : problem.figures()) {
            figures.add(figure instanceof Path path && path.equals(file()) ? path.getFileName() : figure);
        }
        return new Phrase(problem.key(), figures);
    }

    /** Returns whether a text of it contains each of the words, which are in lower case. */
    boolean matches(List<String> words) {
        return words.stream().allMatch(searched::contains);
    }

    /** Returns the style of its outcome: {@code good}, {@code bad}, {@code warn} or {@code live}. */
    String tone() {
        return summary()
                .map(run -> switch (run.state()) {
                    case STARTING, RUNNING -> "live";
                    case COMPLETED -> run.failed() == 0 ? "good" : "warn";
                    case FAILED -> "bad";
                    case STOPPING, CANCELLED, INTERRUPTED -> "warn";
                })
                .orElse("bad");
    }

    /** Returns what its outcome means, where its short text does not say it. */
    Optional<String> outcomeMeaning() {
        return summary().flatMap(run -> switch (run.writing()) {
            case BY_ANOTHER_PROGRAM -> Optional.of(Words.text("history.meaning.elsewhere"));
            case BY_THIS_PROGRAM -> Optional.of(Words.text("history.meaning.here"));
            case NONE ->
                run.state() == RunState.INTERRUPTED
                        ? Optional.of(Words.text("history.meaning.interrupted"))
                        : Optional.empty();
        });
    }

    /** Returns the file's name without its ending. */
    static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(RunFolder.ENDING) ? name.substring(0, name.length() - RunFolder.ENDING.length()) : name;
    }
}
