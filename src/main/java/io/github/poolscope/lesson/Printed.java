package io.github.poolscope.lesson;

import io.github.poolscope.trace.Output;
import io.github.poolscope.trace.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lines that a run printed, in their order. Lines of different processes may have arrived a little after they were
 * printed.
 */
record Printed(List<Line> lines) {
    private static final Pattern TRUTH = Pattern.compile("\\b(?:True|False)\\b");

    /** A line printed by the process {@code pid}. */
    record Line(long time, long pid, String text) {
        /** Returns what a group of {@code pattern} matched; empty if the line does not match. */
        Optional<String> group(Pattern pattern, int group) {
            var found = pattern.matcher(text);
            return found.find() ? Optional.of(found.group(group)) : Optional.empty();
        }
    }

    static Printed of(RunFacts run) {
        Output output = run.trace().output();
        return new Printed(IntStream.range(0, output.count())
                .mapToObj(line -> new Line(output.time(line), output.pid(line), truths(output.text(line))))
                .sorted(Comparator.comparingLong(Line::time))
                .toList());
    }

    /** Returns a text with its truth values as Java spells them, which Python spells with capital letters. */
    static String truths(String text) {
        return TRUTH.matcher(text).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
    }

    static Printed byMain(RunFacts run) {
        return of(run).only(line -> line.pid() == run.trace().mainPid());
    }

    static Printed byWorkers(RunFacts run) {
        return of(run).only(line -> line.pid() != run.trace().mainPid());
    }

    /** Returns the lines that begin with a text, without that text. */
    Printed after(String prefix) {
        return new Printed(lines.stream()
                .filter(line -> line.text().startsWith(prefix))
                .map(line -> new Line(line.time(), line.pid(), line.text().substring(prefix.length())))
                .toList());
    }

    Printed only(Predicate<Line> wanted) {
        return new Printed(lines.stream().filter(wanted).toList());
    }

    List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    /** Returns what a group of {@code pattern} matched, for each line that matches. */
    Stream<String> groups(Pattern pattern, int group) {
        return lines.stream().flatMap(line -> line.group(pattern, group).stream());
    }

    int count() {
        return lines.size();
    }

    /** Returns how many of the lines were printed before a time. */
    int before(long time) {
        return (int) lines.stream().filter(line -> line.time() < time).count();
    }

    long firstTime() {
        return lines.isEmpty() ? Trace.NEVER : lines.get(0).time();
    }

    long lastTime() {
        return lines.isEmpty() ? Trace.NEVER : lines.get(lines.size() - 1).time();
    }
}
