package io.github.poolscope.analysis.picture;

/**
 * A finished result that waits for its turn.
 *
 * @param index the taskel
 * @param row the row it is drawn in, from 0, so that those held at the same time lie beneath each other
 * @param from when it was received
 * @param to when it was delivered, or now
 * @param waiting whether it is still held
 */
public record HeldBar(int index, int row, long from, long to, boolean waiting) {}
