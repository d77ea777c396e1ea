package io.github.poolscope.plan;

/** The settings of a plan, to say where a problem lies. */
public enum Setting {
    ENGINE("engine"),
    PROCESSES("pool size"),
    START_METHOD("start method"),
    MODE("mapping mode"),
    CHUNKSIZE("chunksize"),
    MAX_TASKS_PER_CHILD("maxtasksperchild"),
    INITIALIZER("initializer"),
    PRELOAD("preload"),
    SOFT_LIMIT("soft time limit"),
    HARD_LIMIT("hard time limit"),
    RETRIES("retries"),
    BUFFER_SIZE("buffer size"),
    WORKLOAD("workload"),
    JAR("jar"),
    FUNCTION("function"),
    ITEMS("items"),
    SEED("seed"),
    SLOW("slow motion"),
    /** The plan as a whole, such as a plan file that can't be read. */
    PLAN("plan");

    private final String title;

    Setting(String title) {
        this.title = title;
    }

    /** The setting's name in a sentence. */
    public String title() {
        return title;
    }
}
