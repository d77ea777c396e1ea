package io.github.poolscope.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test class about spares: its pools prepare some, like those of a program and unlike those of other tests. */
public final class WithSpares implements BeforeAllCallback, AfterAllCallback {
    private static final String PROPERTY = "poolscope.spares";
    private String before = "true";

    @Override
    public void beforeAll(ExtensionContext context) {
        before = System.getProperty(PROPERTY, before);
        System.setProperty(PROPERTY, "true");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        System.setProperty(PROPERTY, before);
    }
}
