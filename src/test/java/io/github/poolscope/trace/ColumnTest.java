package io.github.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Columns return what an array would, however they store it. */
class ColumnTest {
    private static final int SIZE = 30_000;

    private final MemoryUse room = new MemoryUse(new AtomicLong());

    @Test
    void longs_as_in_an_array() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            LongColumn column = new LongColumn(-1, room);
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
        IntColumn column = new IntColumn(7, room);
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

    @Test
    void a_column_that_is_filled_bit_by_bit_is_as_an_array_at_each_step() {
        Random random = new Random(5);
        LongColumn longs = new LongColumn(-1, room);
        IntColumn ints = new IntColumn(-1, room);
        int[] model = new int[SIZE];
        Arrays.fill(model, -1);
        int next = 0;
        while (next < SIZE) {
            int count = Math.min(SIZE - next, 1 + random.nextInt(random.nextBoolean() ? 3 : 3000));
            int step = random.nextInt(4) == 0 ? 2 : 1;
            int value = random.nextInt(4) == 0 ? random.nextInt() : next;
            longs.fill(next, count, value, step);
            ints.fill(next, count, value, step);
            for (int i = 0; i < count; i++) {
                model[next + i] = value + step * i;
            }
            if (random.nextInt(5) == 0) {
                int earlier = random.nextInt(next + count);
                longs.set(earlier, 9);
                ints.set(earlier, 9);
                model[earlier] = 9;
            }
            next += count;
            int from = Math.max(0, next - 5000);
            for (int i = from; i < Math.min(SIZE, next + 5000); i++) {
                assertThat(ints.get(i)).isEqualTo(model[i]);
                assertThat(longs.get(i)).isEqualTo(model[i]);
            }
            assertThat(ints.isBlank(next, SIZE)).isTrue();
            assertThat(longs.isBlank(next, SIZE)).isTrue();
            assertThat(ints.isBlank(next - 1, 5)).isEqualTo(model[next - 1] == -1);
            assertThat(longs.isBlank(next - 1, 5)).isEqualTo(model[next - 1] == -1);
        }
    }
}
