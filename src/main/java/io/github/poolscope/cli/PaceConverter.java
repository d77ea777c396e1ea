package io.github.poolscope.cli;

import io.github.poolscope.lesson.Pace;
import io.github.poolscope.plan.PlanTexts;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the pace of a lesson: the key of a {@link Pace}, or a factor. */
final class PaceConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        double factor = Pace.named(text).map(Pace::factor).orElseGet(() -> PlanTexts.decimal(text));
        if (Double.isNaN(factor)) {
            throw new TypeConversionException("'" + text + "' is not a decimal number, nor slow, class or fast");
        }
        if (!(factor >= Pace.MIN && factor <= Pace.MAX)) {
            throw new TypeConversionException(
                    "'" + text + "' is out of range: give slow, class, fast, or " + Pace.MIN + " to " + Pace.MAX);
        }
        return factor;
    }
}
