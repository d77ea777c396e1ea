package io.github.poolscope.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rows of the reference of behaviours that a test covers; the rows are listed in {@code conformance/rows.csv}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ReferenceRow {
    /** The rows, such as {@code A10} or {@code F1}. */
    String[] value();
}
