package io.github.poolscope.eventlog;

import java.util.Arrays;
import java.util.List;

/** An event of a log. The fields have the meaning that {@code event-log.md} gives them for the event's kind. */
public final class Event {
    private static final long[] NO_WORDS = {};

    private final LogProcess process;
    private final EventKind kind;
    private final int flags;
    private final int thread;
    private final int a;
    private final int b;
    private final int c;
    private final long d;
    private final long e;
    private final String text;
    /** The value, or the number of its text, if the flags say so. */
    private final long told;

    private final String value;
    private final long time;
    private final long[] words;
    private final List<String> values;

    private Event(LogProcess process, EventKind kind, Slot slot, long[] words, List<String> values) {
        this.process = process;
        this.kind = kind;
        flags = slot.flags();
        thread = slot.thread();
        a = slot.a();
        b = slot.b();
        c = slot.c();
        d = slot.d();
        e = slot.e();
        boolean isCompletion = kind == EventKind.RUN_COMPLETED;
        boolean hasNumbers = isCompletion || (kind == EventKind.RUN_ITEMS && (flags & LogFormat.VALUE_IS_NUMBER) != 0);
        text = hasNumbers ? "" : slot.text();
        this.words = hasNumbers ? slot.numbers() : words;
        this.values = values;
        told = isCompletion ? this.words[1] : e;
        time = slot.time();
        value = (flags & LogFormat.VALUE_IS_TEXT) != 0 ? process.text(told) : "";
    }

    private Event(LogProcess process, String sentence, long time) {
        this.process = process;
        kind = EventKind.NOTE;
        flags = 0;
        thread = 0;
        a = 0;
        b = 0;
        c = 0;
        d = process.add(sentence);
        e = 0;
        text = "";
        told = 0;
        value = "";
        this.time = time;
        words = NO_WORDS;
        values = List.of();
    }

    static Event of(LogProcess process, EventKind kind, Slot slot) {
        return new Event(process, kind, slot, NO_WORDS, List.of());
    }

    static Event of(LogProcess process, EventKind kind, Slot slot, long[] words) {
        return new Event(process, kind, slot, words, List.of());
    }

    static Event of(LogProcess process, EventKind kind, Slot slot, List<String> values) {
        return new Event(process, kind, slot, NO_WORDS, values);
    }

    /** Returns a note of the reader about a process. */
    static Event note(LogProcess process, String sentence, long time) {
        return new Event(process, sentence, time);
    }

    /** Returns the process that wrote it. */
    public LogProcess process() {
        return process;
    }

    public EventKind kind() {
        return kind;
    }

    public int flags() {
        return flags;
    }

    /** Returns the number of the thread in its process, from 1; 0 if unknown. */
    public int thread() {
        return thread;
    }

    /** Returns the field, of which the log has the 32 bits without a sign. */
    public int a() {
        return a;
    }

    /** Returns the field, of which the log has the 32 bits without a sign. */
    public int b() {
        return b;
    }

    /** Returns the field, of which the log has the 32 bits without a sign. */
    public int c() {
        return c;
    }

    public long d() {
        return d;
    }

    public long e() {
        return e;
    }

    /** Returns the text in the event itself, of at most 24 bytes. */
    public String text() {
        return text;
    }

    /** Returns when it happened, in nanoseconds of {@link System#nanoTime()}; never 0. */
    public long time() {
        return time;
    }

    /** Returns the item or result that the event tells, by the rule of its flags; empty if it tells none. */
    public String value() {
        if ((flags & LogFormat.VALUE_IS_NUMBER) != 0) {
            return Long.toString(told);
        }
        return (flags & LogFormat.VALUE_IS_TEXT) != 0 ? value : text;
    }

    /** Returns a text of the process by its number; empty if there is none. See {@link LogProcess#text(long)}. */
    public String textOf(long number) {
        return process.text(number);
    }

    /**
     * Returns the words of a {@link EventKind#TASKELS} or {@link EventKind#NUMBERS}, as many as {@link #e()} says, and the
     * three numbers that a {@link EventKind#RUN_COMPLETED} and a {@link EventKind#RUN_ITEMS} of numbers have in place of
     * their text; otherwise none. The array belongs to the event.
     */
    public long[] words() {
        return words;
    }

    /** Returns the texts of a {@link EventKind#VALUES}, or the numbers of a {@link EventKind#NUMBERS} as texts. */
    public List<String> values() {
        return kind == EventKind.NUMBERS
                ? Arrays.stream(words).mapToObj(Long::toString).toList()
                : values;
    }

    @Override
    public String toString() {
        return kind + " of " + process.pid() + ": a " + a + ", b " + b + ", c " + c + ", d " + d + ", e " + e
                + ", flags " + flags + ", thread " + thread + ", text \"" + text + "\", time " + time;
    }
}
