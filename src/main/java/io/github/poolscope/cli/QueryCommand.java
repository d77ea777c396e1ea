package io.github.poolscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.history.RunName;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.RunQuery;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code poolscope query}: asks run files a question in SQL. */
@Command(
        name = "query",
        description = "Asks saved runs a question in SQL; nothing can be changed.",
        mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {
    private static final int MAX_SECONDS = 86_400;
    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator(System.lineSeparator())
            .get();

    @Parameters(index = "0", paramLabel = "SQL", description = "A SELECT statement on the tables of a run file.")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private String sql;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RUN",
            description = "Files, names in the history, starts of such, or latest.")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private List<String> runs;

    @Option(names = "--json", description = "Print the rows as JSON objects.")
    private boolean json;

    @Option(names = "--csv", description = "Print the rows as CSV.")
    private boolean csv;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "The most time for each run; 30 if not set.")
    private int timeout;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (json && csv) {
            throw new ParameterException(spec.commandLine(), "Give either --json or --csv.");
        }
        if (timeout < 1 || timeout > MAX_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(), "The option --timeout needs seconds from 1 to " + MAX_SECONDS + ".");
        }
        RunFolder history = RunFolder.standard();
        List<Path> files = new ArrayList<>();
        for (String run : runs) {
            files.add(RunName.find(history, run));
        }
        print(ask(files), spec.commandLine().getOut());
        return CommandLineMain.DONE;
    }

    /** Returns the rows of all runs; of several, with the run's name in front. */
    private RunQuery.Answer ask(List<Path> files) throws RunFileException {
        if (files.size() == 1) {
            return RunQuery.ask(files.get(0), sql, timeout);
        }
        List<String> columns = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Path file : files) {
            RunQuery.Answer answer = RunQuery.ask(file, sql, timeout);
            List<String> these = new ArrayList<>(List.of("run"));
            these.addAll(answer.columns());
            if (!columns.isEmpty() && !columns.equals(these)) {
                throw new RunFileException(Phrase.of("history.query.columns", file));
            }
            columns = these;
            for (List<@Nullable Object> row : answer.rows()) {
                List<@Nullable Object> cells = new ArrayList<>();
                cells.add(RunName.name(file));
                cells.addAll(row);
                rows.add(cells);
            }
        }
        return new RunQuery.Answer(columns, rows);
    }

    private void print(RunQuery.Answer answer, PrintWriter out) throws IOException {
        if (json) {
            out.println(tree(answer).toPrettyString());
        } else if (csv) {
            CSVPrinter rows = CSV.print(out);
            rows.printRecord(answer.columns());
            for (List<@Nullable Object> row : answer.rows()) {
                rows.printRecord(row.stream()
                        .map(cell -> cell == null ? null : text(cell))
                        .toList());
            }
        } else {
            table(answer).forEach(out::println);
        }
    }

    private static ArrayNode tree(RunQuery.Answer answer) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (List<@Nullable Object> row : answer.rows()) {
            ObjectNode node = list.addObject();
            for (int column = 0; column < row.size(); column++) {
                node.putPOJO(answer.columns().get(column), row.get(column));
            }
        }
        return list;
    }

    private static List<String> table(RunQuery.Answer answer) {
        List<List<String>> rows = new ArrayList<>(List.of(answer.columns()));
        answer.rows()
                .forEach(row -> rows.add(row.stream().map(QueryCommand::line).toList()));
        return new TextTable(rows, column -> answer.rows().stream()
                        .map(row -> row.get(column))
                        .allMatch(cell -> cell == null || cell instanceof Number))
                .lines();
    }

    /** Returns a cell as one line. */
    private static String line(@Nullable Object cell) {
        return cell == null ? "" : text(cell).replaceAll("\\R", " ");
    }

    private static String text(Object cell) {
        return cell instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(cell);
    }
}
