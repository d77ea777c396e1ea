package io.github.poolscope.sweep;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.predict.ItemOrder;
import io.github.poolscope.predict.Prediction;
import io.github.poolscope.predict.Predictor;
import io.github.poolscope.predict.Scenario;
import io.github.poolscope.predict.UnpredictableException;
import io.github.poolscope.run.Recording;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares settings by runs.
 *
 * <ol>
 *   <li>Of each start method, one setting in the middle is run. From it the others are predicted; a setting whose whole
 *       interval is above that of another one is dropped.
 *   <li>The rest is run in rounds, each setting once in a round, beginning with another one each time, so that what
 *       changes on the machine meanwhile meets all of them. A setting that is slower than the best one by more than noise
 *       leaves after the second round or later.
 * </ol>
 *
 * <p>What is compared is the length of the whole run. Used once, by one thread.
 */
public final class Sweep {
    private static final int ROUNDS_BEFORE_LEAVING = 2;
    /** Intervals don't count how start and end of a run vary: a setting is dropped only if it is worse by this factor. */
    private static final double HOPELESS = 1.1;

    private final List<Candidate> candidates;
    private final int rounds;
    private final SweepState state;
    private final Runner runner;
    private final Listener listener;
    private final Map<String, Prediction> predictions = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private final Map<String, Recording> pilots = new HashMap<>();

    /** Runs one plan to its end. */
    public interface Runner {
        /**
         * Runs a plan.
         *
         * @throws IOException if the run could not be saved
         */
        Recording run(Plan plan) throws IOException, InterruptedException;

        /** Opens a run that an earlier part of the sweep has made. */
        Recording open(String file) throws IOException;
    }

    /** Is told of the progress, on the sweep's thread. */
    public interface Listener {
        /**
         * Is told of the next run.
         *
         * @param secondsLeft an estimate of the time to the end, from the runs so far; may be less if settings leave
         */
        void progress(int round, int settingsLeft, double secondsLeft);

        /** Is told why nothing is predicted; no setting is then dropped. */
        void notPredicted(Phrase why);
    }

    /**
     * @param candidates at least one
     * @param rounds at least 1
     * @param state the runs of an earlier part of the same sweep, which are not repeated
     */
    public Sweep(List<Candidate> candidates, int rounds, SweepState state, Runner runner, Listener listener) {
        this.candidates = List.copyOf(candidates);
        this.rounds = rounds;
        this.state = state;
        this.runner = runner;
        this.listener = listener;
    }

    /**
     * Runs it to its end.
     *
     * @throws SweepException if a run does not complete
     */
    public SweepResult run() throws IOException, InterruptedException {
        predict();
        for (int round = 1; round <= rounds; round++) {
            List<Candidate> now = remaining();
            for (int i = 0; i < now.size(); i++) {
                listener.progress(round, now.size(), secondsLeft(now, i, round));
                measure(now.get((i + round - 1) % now.size()), round);
            }
            if (round >= ROUNDS_BEFORE_LEAVING && round < rounds) {
                removeLosers();
            }
        }
        return SweepResult.of(settings());
    }

    private List<Candidate> remaining() {
        return candidates.stream()
                .filter(candidate -> !dropped.contains(candidate.key()) && !left.contains(candidate.key()))
                .toList();
    }

    private double secondsLeft(List<Candidate> now, int done, int round) {
        double all = now.stream().mapToDouble(this::expected).sum();
        return all * (rounds - round) + all * (now.size() - done) / now.size();
    }

    private double expected(Candidate candidate) {
        double mean = setting(candidate).mean();
        Prediction predicted = predictions.get(candidate.key());
        return !Double.isNaN(mean) ? mean : predicted == null ? 0 : Units.toSeconds(predicted.wall());
    }

    private void measure(Candidate candidate, int round) throws IOException, InterruptedException {
        if (state.find(candidate.key(), round).isPresent()) {
            return;
        }
        Recording run = runner.run(candidate.plan());
        if (run.trace().state() != RunState.COMPLETED) {
            throw new SweepException(candidate, run.trace().state());
        }
        pilots.put(candidate.key(), run);
        state.add(new Measurement(candidate.key(), round, Units.toSeconds(run.length()), String.valueOf(run.file())));
    }

    private void predict() throws IOException, InterruptedException {
        Map<StartMethod, List<Candidate>> groups = new LinkedHashMap<>();
        candidates.forEach(candidate -> groups.computeIfAbsent(candidate.plan().startMethod(), key -> new ArrayList<>())
                .add(candidate));
        for (List<Candidate> group : groups.values()) {
            Candidate pilot = group.stream()
                    .sorted(Comparator.comparingInt(
                            candidate -> candidate.plan().workers()))
                    .toList()
                    .get(group.size() / 2);
            listener.progress(1, candidates.size(), 0);
            measure(pilot, 1);
            predict(group, pilot);
        }
        pilots.clear();
        double least = predictions.values().stream()
                .mapToDouble(prediction -> high(prediction))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        predictions.forEach((key, prediction) -> {
            if (low(prediction) > HOPELESS * least && state.find(key, 1).isEmpty()) {
                dropped.add(key);
            }
        });
    }

    private void predict(List<Candidate> group, Candidate pilot) throws IOException {
        try {
            Recording run = pilots.get(pilot.key());
            if (run == null) {
                run = runner.open(state.find(pilot.key(), 1).orElseThrow().file());
            }
            Predictor predictor = Predictor.of(run.header(), run.trace());
            for (Candidate candidate : group) {
                Plan plan = candidate.plan();
                predictions.put(
                        candidate.key(),
                        predictor.predict(
                                new Scenario(plan.workers(), plan.chunksize(), plan.mode(), ItemOrder.AS_IS)));
            }
        } catch (UnpredictableException e) {
            listener.notPredicted(e.why());
        }
    }

    private static double low(Prediction prediction) {
        return (double) prediction.wall() - prediction.makespan() + prediction.low();
    }

    private static double high(Prediction prediction) {
        return (double) prediction.wall() - prediction.makespan() + prediction.high();
    }

    private void removeLosers() {
        List<MeasuredSetting> now = remaining().stream().map(this::setting).toList();
        now.stream().min(Comparator.comparingDouble(MeasuredSetting::mean)).ifPresent(best -> now.stream()
                .filter(setting -> Judgement.isSlower(setting, best, candidates.size()))
                .forEach(loser -> left.add(loser.candidate().key())));
    }

    private List<MeasuredSetting> settings() {
        return candidates.stream().map(this::setting).toList();
    }

    private MeasuredSetting setting(Candidate candidate) {
        String key = candidate.key();
        return new MeasuredSetting(
                candidate,
                state.runs().stream()
                        .filter(run -> run.key().equals(key))
                        .map(Measurement::seconds)
                        .toList(),
                Optional.ofNullable(predictions.get(key)),
                dropped.contains(key)
                        ? MeasuredSetting.Fate.DROPPED
                        : left.contains(key) ? MeasuredSetting.Fate.LEFT : MeasuredSetting.Fate.FINISHED);
    }
}
