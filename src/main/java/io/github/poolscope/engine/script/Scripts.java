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
        ALL.putAll(StateScripts.all());
        ALL.putAll(StartScripts.all());
        ALL.putAll(PreloadScripts.all());
        ALL.putAll(StreamScripts.all());
        ALL.putAll(ExecutorScripts.all());
        ALL.putAll(FileScripts.all());
        ALL.putAll(QueueScripts.all());

        ALL.putAll(ProcessScripts.all());
        ALL.putAll(ExitScripts.all());
        ALL.putAll(ListScripts.all());
        ALL.putAll(PipeScripts.all());
        ALL.putAll(LockScripts.all());
        ALL.putAll(CounterScripts.all());
        ALL.putAll(MeetingScripts.all());
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
