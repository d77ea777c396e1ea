package io.github.poolscope.analysis.picture;

/**
 * A finished result that waits for its delivery.
 *
 * @param index the taskel
 * @param row the row in which it is drawn, from 0; results held at the same time are in different rows
 * @param from when it was received
 * @param to when it was delivered, or now
 * @param waiting whether it is still held
 */
public record HeldBar(int index, int row, long from, long to, boolean waiting) {}
