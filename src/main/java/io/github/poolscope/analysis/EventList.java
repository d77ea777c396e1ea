package io.github.poolscope.analysis;

import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.TimeOrder;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * The stored events of a run as lines in chronological order. A list is a snapshot: for a live run, a later one is
 * longer. Its lines are formatted on request.
 */
public final class EventList {
    private static final int SUBMITTED = 0;
    private static final int STARTED = 1;
    private static final int COMPLETED = 2;
    private static final int DELIVERED = 3;
    private static final int REQUESTED = 4;
    private static final int READY = 5;
    private static final int EXITED = 6;
    private static final int BLOCKED = 7;
    private static final int UNBLOCKED = 8;
    private static final int NOTED = 9;
    private static final int TALKED = 10;
    private static final int CALLED_BACK = 11;
    private static final int RETURNED = 12;

    /** The value that finished work has reached. */
    public static final int DONE = 100;

    /** How many events are handled between two reports. */
    private static final int STEP = 4_096;

    private static final Phrase MAIN = Phrase.of("analysis.event.main");

    private final Trace trace;
    private final Language language;
    private final byte[] kinds;
    private final int[] numbers;
    private final WorkerNames names;
    private final Talk talk;

    private EventList(Trace trace, Language language, byte[] kinds, int[] numbers) {
        this.trace = trace;
        names = WorkerNames.of(trace);
        talk = Talk.of(trace);
        this.language = language;
        this.kinds = kinds;
        this.numbers = numbers;
    }

    /** Events of one kind in the order of their times, and how many of them have been merged. */
    private static final class Track {
        private final int kind;
        private final int[] numbers;
        private final IntToLongFunction time;
        private int next;

        Track(int kind, int[] numbers, IntToLongFunction time) {
            this.kind = kind;
            this.numbers = numbers;
            this.time = time;
        }

        long nextTime() {
            return next < numbers.length ? time.applyAsLong(numbers[next]) : Long.MAX_VALUE;
        }
    }

    /** Creates the list in English: see {@link #of(Trace, Language)}. */
    public static EventList of(Trace trace) {
        return of(trace, Language.ENGLISH);
    }

    /** Creates the list: see {@link #of(Trace, Language, LongConsumer)}. */
    public static EventList of(Trace trace, Language language) {
        return of(trace, language, done -> {});
    }

    /**
     * Creates the list in one pass over the trace; for a million taskels in some tenths of a second.
     *
     * @param progress receives how much is done, from 0 to {@link #DONE}; it may end the work with a
     *     {@link CancellationException}
     */
    public static EventList of(Trace trace, Language language, LongConsumer progress) {
        List<Track> tracks = tracks(trace);
        int count = tracks.stream().mapToInt(track -> track.numbers.length).sum();
        byte[] kinds = new byte[count];
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            report(progress, i, count);
            Track first = tracks.get(0);
            long time = first.nextTime();
            for (Track track : tracks) {
                long candidate = track.nextTime();
                if (candidate < time) {
                    first = track;
                    time = candidate;
                }
            }
            kinds[i] = (byte) first.kind;
            numbers[i] = first.numbers[first.next];
            first.next++;
        }
        return new EventList(trace, language, kinds, numbers);
    }

    private static void report(LongConsumer progress, long done, long whole) {
        if (done % STEP == 0) {
            progress.accept(DONE * done / Math.max(1, whole));
        }
    }

    private static List<Track> tracks(Trace trace) {
        Workers workers = trace.workers();
        Taskels taskels = trace.taskels();
        Calls calls = trace.calls();
        List<Track> tracks = new ArrayList<>();
        tracks.add(track(REQUESTED, all(workers.count()), workers::requested));
        tracks.add(track(READY, all(workers.count()), workers::ready));
        tracks.add(track(UNBLOCKED, range(calls.first(), calls.count()), calls::ended));
        tracks.add(track(SUBMITTED, firstOfEach(taskels), taskels::submitted));
        tracks.add(track(BLOCKED, range(calls.first(), calls.count()), calls::began));
        tracks.add(track(
                STARTED,
                ranks(taskels.firstStartedRank(), taskels.startedCount(), taskels::startedAt),
                taskels::started));
        tracks.add(track(
                COMPLETED,
                ranks(taskels.firstCompletedRank(), taskels.completedCount(), taskels::completedAt),
                taskels::completed));
        tracks.add(track(
                DELIVERED,
                ranks(taskels.firstDeliveredRank(), taskels.deliveredCount(), taskels::deliveredAt),
                taskels::delivered));
        tracks.add(track(
                TALKED, range(trace.syncEvents().first(), trace.syncEvents().count()), trace.syncEvents()::time));
        tracks.add(track(CALLED_BACK, callbacks(trace.callbacks()), trace.callbacks()::began));
        tracks.add(track(RETURNED, callbacks(trace.callbacks()), trace.callbacks()::ended));
        tracks.add(track(EXITED, all(workers.count()), workers::exited));
        tracks.add(track(NOTED, all(trace.notes().count()), note -> trace.notes()
                .at(note)
                .time()));
        return tracks;
    }

    private static int[] all(int count) {
        return range(0, count);
    }

    private static int[] range(int first, int count) {
        return IntStream.range(first, count).toArray();
    }

    /** Returns the callbacks whose result is known. */
    private static int[] callbacks(Calls callbacks) {
        return IntStream.range(callbacks.first(), callbacks.count())
                .filter(callback -> callbacks.awaited(callback) >= 0)
                .toArray();
    }

    private static int[] ranks(int first, int count, IntUnaryOperator at) {
        return IntStream.range(first, count).map(at).toArray();
    }

    /** Returns the first of each group of taskels that were submitted at the same instant, which is one event. */
    private static int[] firstOfEach(Taskels taskels) {
        return IntStream.range(taskels.first(), taskels.count())
                .filter(i -> i == taskels.first() || taskels.submitted(i) != taskels.submitted(i - 1))
                .toArray();
    }

    private static Track track(int kind, int[] numbers, IntToLongFunction time) {
        return new Track(
                kind,
                TimeOrder.of(Arrays.stream(numbers).filter(number -> time.applyAsLong(number) != Trace.NEVER), time),
                time);
    }

    public int size() {
        return kinds.length;
    }

    /** Returns when an event happened, in nanoseconds since the run began. */
    public long time(int event) {
        int number = numbers[event];
        return switch (kinds[event]) {
            case SUBMITTED -> trace.taskels().submitted(number);
            case STARTED -> trace.taskels().started(number);
            case COMPLETED -> trace.taskels().completed(number);
            case DELIVERED -> trace.taskels().delivered(number);
            case REQUESTED -> trace.workers().requested(number);
            case READY -> trace.workers().ready(number);
            case EXITED -> trace.workers().exited(number);
            case BLOCKED -> trace.calls().began(number);
            case UNBLOCKED -> trace.calls().ended(number);
            case TALKED -> talk.time(number);
            case CALLED_BACK -> trace.callbacks().began(number);
            case RETURNED -> trace.callbacks().ended(number);
            default -> trace.notes().at(number).time();
        };
    }

    /** Returns the actor: the main program, or a worker by its number and PID. */
    public String who(int event) {
        int worker = worker(event);
        return (worker == Trace.NONE ? MAIN : names.longName(worker)).in(language);
    }

    /** Returns the actor without the PID, for narrow places. */
    public String actor(int event) {
        int worker = worker(event);
        return (worker == Trace.NONE ? MAIN : names.name(worker)).in(language);
    }

    /** Returns the worker of an event, or {@link Trace#NONE}. */
    public int worker(int event) {
        return switch (kinds[event]) {
            case STARTED, COMPLETED -> trace.taskels().worker(numbers[event]);
            case REQUESTED, READY, EXITED -> numbers[event];
            case NOTED -> trace.notes().at(numbers[event]).worker();
            case TALKED -> talk.worker(numbers[event]);
            default -> Trace.NONE;
        };
    }

    /** Returns the taskel of an event, or {@link Trace#NONE}. */
    public int taskel(int event) {
        return switch (kinds[event]) {
            case SUBMITTED, STARTED, COMPLETED, DELIVERED -> numbers[event];
            case BLOCKED, UNBLOCKED -> trace.calls().awaited(numbers[event]);
            case CALLED_BACK, RETURNED -> trace.callbacks().awaited(numbers[event]);
            default -> Trace.NONE;
        };
    }

    /**
     * Returns an event of a primitive as its number in {@link Trace#syncEvents}; {@link Trace#NONE} for all other
     * events.
     */
    public int talk(int event) {
        return kinds[event] == TALKED ? numbers[event] : Trace.NONE;
    }

    /** Returns what happened, in a few words. */
    public String what(int event) {
        return phrase(event).in(language);
    }

    private Phrase phrase(int event) {
        int number = numbers[event];
        return switch (kinds[event]) {
            case SUBMITTED -> submitted(number);
            case STARTED -> started(number);
            case COMPLETED -> completed(number);
            case DELIVERED -> delivered(number);
            case REQUESTED ->
                Phrase.of("analysis.event.requested", trace.workers().startMethod(number));
            case READY ->
                Phrase.of(
                        "analysis.event.ready",
                        Units.duration(
                                trace.workers().ready(number) - trace.workers().requested(number)));
            case EXITED -> Phrase.of("analysis.event.exited", WorkerFacts.exit(trace.workers(), number));
            case BLOCKED -> blocked(number);
            case TALKED -> talk.line(number);
            case CALLED_BACK ->
                Phrase.of("analysis.event.called-back", trace.callbacks().awaited(number));
            case RETURNED ->
                Phrase.of(
                        "analysis.event.callback-returned",
                        trace.callbacks().awaited(number),
                        Units.duration(trace.callbacks().blockedFor(number, trace.now())));
            case UNBLOCKED ->
                Phrase.of(
                        "analysis.event.unblocked",
                        Units.duration(trace.calls().blockedFor(number, trace.now())),
                        trace.calls().kind(number).call());
            default -> Phrase.asItIs(trace.notes().at(number).text());
        };
    }

    private Phrase submitted(int first) {
        Taskels taskels = trace.taskels();
        int last = first;
        while (last + 1 < taskels.count() && taskels.submitted(last + 1) == taskels.submitted(first)) {
            last++;
        }
        if (last > first) {
            return Phrase.of("analysis.event.submits-many", first, last);
        }
        String process = names.processOf(first);
        return process.isEmpty()
                ? Phrase.of("analysis.event.submits", first)
                : Phrase.of("analysis.event.starts-process", process);
    }

    private Phrase started(int index) {
        return names.processOf(index).isEmpty()
                ? Phrase.of("analysis.event.begins", index)
                : Phrase.of("analysis.event.process-begins");
    }

    private Phrase completed(int index) {
        Taskels taskels = trace.taskels();
        String took = Units.duration(taskels.ranFor(index, trace.now()));
        Outcome outcome = taskels.outcome(index);
        if (!names.processOf(index).isEmpty()) {
            return outcome == Outcome.SUCCEEDED
                    ? Phrase.of("analysis.event.process-completes", took)
                    : Phrase.of("analysis.event.process-not-completed", TaskelState.of(outcome), took);
        }
        return outcome == Outcome.SUCCEEDED
                ? Phrase.of("analysis.event.completes", index, took)
                : Phrase.of("analysis.event.not-completed", index, TaskelState.of(outcome), took);
    }

    private Phrase delivered(int index) {
        String process = names.processOf(index);
        if (!process.isEmpty()) {
            return Phrase.of("analysis.event.joined-process", process);
        }
        long held = trace.taskels().heldFor(index, trace.now());
        return held > 0
                ? Phrase.of("analysis.event.given-held", index, Units.duration(held))
                : Phrase.of("analysis.event.given", index);
    }

    private Phrase blocked(int call) {
        int awaited = trace.calls().awaited(call);
        String kind = trace.calls().kind(call).call();
        return awaited == Trace.NONE
                ? Phrase.of("analysis.event.blocked", kind)
                : Phrase.of("analysis.event.blocked-for", kind, names.taskel(awaited));
    }

    /**
     * Returns the events whose line contains the words in order, ignoring case; all events if there are none. A short
     * word or a number must match completely, of a longer one the beginning: {@code task 3} finds taskel 3, not 30.
     * Chinese words may match anywhere, as they are written without spaces.
     */
    public int[] find(String words) {
        return find(words, done -> {});
    }

    /**
     * Does the same step by step.
     *
     * @param progress receives how much is done, from 0 to {@link #DONE}; it may end the search with a
     *     {@link CancellationException}
     */
    public int[] find(String words, LongConsumer progress) {
        if (words.isBlank()) {
            return all(size());
        }
        List<String> wanted = words(words);
        return IntStream.range(0, size())
                .filter(event -> {
                    report(progress, event, size());
                    return has(event, wanted);
                })
                .toArray();
    }

    private boolean has(int event, List<String> wanted) {
        List<String> told = words(who(event) + " " + what(event));
        return IntStream.rangeClosed(0, told.size() - wanted.size()).anyMatch(from -> IntStream.range(0, wanted.size())
                .allMatch(i -> matches(told.get(from + i), wanted.get(i))));
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.toLowerCase(Locale.ROOT).strip().split("[\\s,:·()，：（）]+", -1));
    }

    private static boolean matches(String told, String wanted) {
        boolean number = Character.isDigit(wanted.isEmpty() ? 'x' : wanted.charAt(0));
        boolean chinese = wanted.codePoints().anyMatch(Character::isIdeographic);
        return told.equals(wanted)
                || (!number && wanted.length() > 2 && told.startsWith(wanted))
                || (chinese && told.contains(wanted));
    }
}
