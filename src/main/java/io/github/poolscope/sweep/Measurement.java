package io.github.poolscope.sweep;

/**
 * One run of a sweep.
 *
 * @param key the setting, see {@link Candidate#key()}
 * @param round the round, from 1; each setting is run at most once in a round
 * @param seconds the length of the whole run
 * @param file the run file
 */
public record Measurement(String key, int round, double seconds, String file) {}
