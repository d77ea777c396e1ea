package io.github.poolscope.engine.script;

/** A program of several calls. */
@FunctionalInterface
interface Script {
    /**
     * Runs it from beginning to end on the main program's thread.
     *
     * @throws Exception if the main program ends with an error
     */
    void play(ScriptContext context) throws Exception;
}
