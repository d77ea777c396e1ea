package io.github.poolscope.engine.script;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** All scripts, by name. */
final class Scripts {
    private static final Map<String, Script> ALL = new HashMap<>();

    static {
        ALL.putAll(CallbackScripts.all());
        ALL.putAll(ProbeScripts.all());
        ALL.putAll(ProgressScripts.all());
        ALL.putAll(ReadingScripts.all());
        ALL.putAll(EndingScripts.all());
        ALL.putAll(QueueScripts.all());
    }

    private Scripts() {}

    static Set<String> names() {
        return Set.copyOf(ALL.keySet());
    }

    static Script find(String name) {
        Script script = ALL.get(name);
        if (script == null) {
            throw new IllegalArgumentException("There is no script '" + name + "'.");
        }
        return script;
    }
}
