package io.github.poolscope.ui.workbench;

import java.util.function.BooleanSupplier;
import javafx.beans.Observable;
import javafx.beans.binding.BooleanBinding;

/** A condition that may change when one of the observable values changes that it depends on. FX thread only. */
public final class BooleanWhen extends BooleanBinding {
    private final BooleanSupplier condition;

    /** Creates a condition; {@code dependencies} are what it depends on. */
    public BooleanWhen(BooleanSupplier condition, Observable... dependencies) {
        this.condition = condition;
        bind(dependencies);
    }

    @Override
    protected boolean computeValue() {
        return condition.getAsBoolean();
    }
}
