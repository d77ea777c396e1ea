package io.github.poolscope.plan;

/** How a setting is edited in the form. */
public enum Control {
    /** A button for each of a few values. */
    BUTTONS(true),
    /** A field for a text or a number. */
    TEXT(false),
    /** The same, as wide as the form. */
    LINE(true),
    /** A control of its own, which the form makes for this setting alone. */
    OWN(true);

    private final boolean wide;

    Control(boolean wide) {
        this.wide = wide;
    }

    /** Returns whether it needs the form's whole width; otherwise two fit side by side. */
    public boolean wide() {
        return wide;
    }
}
