package io.github.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Columns answer what an array would, however they keep it. */
class ColumnTest {
    private static final int SIZE = 30_000;

    @Test
    void longs_as_in_an_array() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            LongColumn column = new LongColumn(-1);
            long[] model = new long[SIZE];
            Arrays.fill(model, -1);
            for (int i = 0; i < 30; i++) {
                int first = random.nextInt(SIZE);
                int count = random.nextInt(SIZE - first);
                long value = random.nextLong();
                long step = random.nextInt(3);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        column.set(first, value);
                        model[first] = value;
                    }
                    case 1 -> {
                        column.fill(first, count, value, step);
                        for (int k = 0; k < count; k++) {
                            model[first + k] = value + step * k;
                        }
                    }
                    default -> {
                        long[] source = random.longs(count + 5L).toArray();
                        column.copy(first, source, 5, count);
                        System.arraycopy(source, 5, model, first, count);
                    }
                }
            }
            for (int k = 0; k < SIZE; k++) {
                assertThat(column.get(k)).isEqualTo(model[k]);
            }
            assertThat(column.get(10 * SIZE)).isEqualTo(-1);
        }
    }

    @Test
    void ints_as_in_an_array() {
        Random random = new Random(4);
        IntColumn column = new IntColumn(7);
        int[] model = new int[SIZE];
        Arrays.fill(model, 7);
        for (int i = 0; i < 200; i++) {
            int first = random.nextInt(SIZE);
            int count = random.nextInt(SIZE - first);
            int value = random.nextInt();
            int step = random.nextInt(2);
            if (random.nextBoolean()) {
                column.fill(first, count, value, step);
                for (int k = 0; k < count; k++) {
                    model[first + k] = value + step * k;
                }
            } else {
                column.set(first, value);
                model[first] = value;
            }
        }
        for (int k = 0; k < SIZE; k++) {
            assertThat(column.get(k)).isEqualTo(model[k]);
        }
    }
}
