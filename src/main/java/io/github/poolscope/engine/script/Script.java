package io.github.poolscope.engine.script;

/** A program of several calls. */
@FunctionalInterface
interface Script {
    /**
     * Plays it from beginning to end on the thread that is the main program's.
     *
     * @throws Exception if the main program ends with an error
     */
    void play(ScriptContext context) throws Exception;
}
