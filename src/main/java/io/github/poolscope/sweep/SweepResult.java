package io.github.poolscope.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What a sweep found.
 *
 * @param settings all of them, in the order in which they were given
 * @param best the winner; empty if no difference was found
 * @param alike the measured settings that are not slower than the winner by more than noise; empty without a winner
 * @param margin by how much the next best measured setting takes longer, as a part of the winner's time; empty without a
 *     winner, or if no other was measured
 * @param noise the mean standard deviation of the runs of a setting, as a part of their mean; NaN if no setting was run
 *     twice
 * @param knee the size of the smallest pool within 5 % of the least mean time; empty if nothing was measured
 */
public record SweepResult(
        List<MeasuredSetting> settings,
        Optional<MeasuredSetting> best,
        List<MeasuredSetting> alike,
        OptionalDouble margin,
        double noise,
        OptionalInt knee) {
    private static final double NEAR = 1.05;

    static SweepResult of(List<MeasuredSetting> settings) {
        List<MeasuredSetting> measured = settings.stream()
                .filter(setting -> !setting.seconds().isEmpty())
                .sorted(Comparator.comparingDouble(MeasuredSetting::mean))
                .toList();
        if (measured.isEmpty()) {
            return new SweepResult(
                    settings, Optional.empty(), List.of(), OptionalDouble.empty(), Double.NaN, OptionalInt.empty());
        }
        MeasuredSetting least = measured.get(0);
        boolean differs = settings.stream()
                .anyMatch(setting -> setting.fate() == MeasuredSetting.Fate.DROPPED
                        || Judgement.isSlower(setting, least, settings.size()));
        return new SweepResult(
                settings,
                differs ? Optional.of(least) : Optional.empty(),
                measured.stream()
                        .skip(1)
                        .filter(setting -> differs && !Judgement.isSlower(setting, least, settings.size()))
                        .toList(),
                differs && measured.size() > 1
                        ? OptionalDouble.of(measured.get(1).mean() / least.mean() - 1)
                        : OptionalDouble.empty(),
                StatUtils.mean(measured.stream()
                        .mapToDouble(MeasuredSetting::noise)
                        .filter(noise -> !Double.isNaN(noise))
                        .toArray()),
                measured.stream()
                        .filter(setting -> setting.mean() <= NEAR * least.mean())
                        .mapToInt(setting -> setting.candidate().plan().workers())
                        .min());
    }
}
