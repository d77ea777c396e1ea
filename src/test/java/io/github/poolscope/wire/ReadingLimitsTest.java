package io.github.poolscope.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes that claim more than they contain are refused; ordinary values, however large, are not. */
@Timeout(60)
class ReadingLimitsTest {
    private static final Classes CLASSES = Classes.of(ClassLoader.getSystemClassLoader());
    private static final long SEED = 6;

    private static byte[] serialised(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /** Reads it as received in a frame. */
    private static Object read(byte[] serialised, Classes classes) throws Exception {
        Encoder frame = new Encoder(16);
        frame.putByte(Encoder.SERIALISED).putBlock(serialised).putByte(Encoder.NULL);
        Decoder decoder = new Decoder(frame.toBytes());
        try {
            return String.valueOf(decoder.getValue(classes));
        } finally {
            assertThat(decoder.getValue(classes)).as("what follows").isNull();
        }
    }

    private static Object sets(int deep) {
        Set<Object> root = new HashSet<>();
        Set<Object> one = root;
        Set<Object> other = new HashSet<>();
        for (int i = 0; i < deep; i++) {
            Set<Object> nextOne = new HashSet<>();
            Set<Object> nextOther = new HashSet<>();
            nextOne.add("different");
            one.add(nextOne);
            one.add(nextOther);
            other.add(nextOne);
            other.add(nextOther);
            one = nextOne;
            other = nextOther;
        }
        return root;
    }

    @Test
    void sets_of_sets_do_not_keep_who_reads_them_busy() throws Exception {
        byte[] bytes = serialised(sets(60));
        ReadingLimits limits = new ReadingLimits(null, ReadingLimits.Set.by(""), bytes.length, 50_000_000L);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(limits);
            assertThatThrownBy(in::readObject)
                    .satisfies(e -> assertThat(limits.why(e)).hasMessageContaining("each level doubles the time"));
        }
        assertThat(read(serialised(sets(12)), CLASSES)).asString().startsWith("[[");
    }

    private static Object nested(int deep) {
        Object[] value = {};
        for (int i = 0; i < deep; i++) {
            value = new Object[] {value};
        }
        return value;
    }

    @Test
    void what_is_nested_too_deep_is_refused_unless_the_users_filter_says_how_deep() throws Exception {
        byte[] deep = serialised(nested(1_010));
        assertThatThrownBy(() -> read(deep, CLASSES)).hasStackTraceContaining("nested more than 1000 deep (maxdepth");
        Classes deeper = Classes.of(ClassLoader.getSystemClassLoader(), "maxdepth=1100");
        assertThat(read(deep, deeper)).asString().startsWith("[Ljava.lang.Object");
        Classes shallow = Classes.of(ClassLoader.getSystemClassLoader(), "maxdepth=10");
        assertThatThrownBy(() -> read(serialised(nested(20)), shallow)).hasStackTraceContaining("REJECTED");
    }

    @Test
    void an_array_that_claims_more_than_its_bytes_is_refused_before_it_is_made() throws Exception {
        for (Object array : List.of(new long[3], new byte[100], new Object[2], new String[] {"a", "b"})) {
            byte[] bytes = serialised(array);
            int length = java.lang.reflect.Array.getLength(array);
            int at = lastIndexOf(bytes, length, array instanceof String[] ? 8 : 0);
            ByteBuffer.wrap(bytes).putInt(at, Integer.MAX_VALUE - 8);
            assertThatThrownBy(() -> read(bytes, CLASSES))
                    .hasStackTraceContaining("claims an array of 2147483639 elements, which its bytes can't hold");
        }
    }

    @Test
    void bytes_changed_at_random_are_a_value_or_an_error_of_that_value() throws Exception {
        Random random = new Random(SEED);
        byte[] good = serialised(ordinary(random, 20));
        for (int i = 0; i < 150; i++) {
            byte[] bytes = good.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
            }
            try {
                read(bytes, CLASSES);
            } catch (Decoder.ValueException e) {
                assertThat(e.getCause()).as("seed " + SEED + ", round " + i).isNotNull();
            }
        }
    }

    private static int lastIndexOf(byte[] bytes, int value, int before) {
        for (int i = bytes.length - Integer.BYTES - before; i >= 0; i--) {
            if (ByteBuffer.wrap(bytes).getInt(i) == value) {
                return i;
            }
        }
        throw new AssertionError("no " + value);
    }

    @SuppressWarnings({"JdkObsolete", "UnnecessaryStringBuilder"}) // They are as serialisable as the others.
    private static List<Object> ordinary(Random random, int size) {
        Map<Integer, String> map = new HashMap<>(1 << 14, 0.9f);
        random.ints(size).forEach(key -> map.put(key, "value " + key));
        List<Integer> numbers = random.ints(size).boxed().collect(Collectors.toList());
        BitSet bits = new BitSet();
        numbers.forEach(number -> bits.set(number & 0xFFFF));
        IdentityHashMap<String, Integer> identities = new IdentityHashMap<>();
        numbers.forEach(number -> identities.put("key " + number, number));
        ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(10 * size);
        queue.addAll(numbers);
        Vector<Integer> vector = new Vector<>(10 * size);
        vector.addAll(numbers);
        Set<Integer> set = Collections.newSetFromMap(new HashMap<>());
        set.addAll(numbers);
        return List.of(
                map,
                new HashSet<>(numbers),
                new ConcurrentHashMap<>(map),
                new TreeMap<>(map),
                new ArrayDeque<>(numbers),
                new PriorityQueue<>(numbers),
                queue,
                vector,
                bits,
                identities,
                new StringBuilder("x".repeat(size)),
                set,
                Map.of("a", 1, "b", 2));
    }

    @Test
    void ordinary_values_of_all_sizes_are_within_the_limits() throws Exception {
        Random random = new Random(SEED);
        for (int size : new int[] {1, 3_000}) {
            for (Object value : ordinary(random, size)) {
                assertThat(read(serialised(value), CLASSES)).isNotNull();
            }
        }
        byte[] many = serialised(IntStream.range(0, 100_000).boxed().collect(Collectors.toCollection(ArrayList::new)));
        assertThat(read(many, CLASSES)).asString().endsWith("99999]");
    }

    @Test
    void what_the_users_filter_rejects_is_rejected_as_before() {
        Classes few = Classes.of(ClassLoader.getSystemClassLoader(), "java.base/*;!*");
        ObjectInputFilter.Status status = few.limits(100).checkInput(new Info(ReadingLimitsTest.class, -1, 1, 1));
        assertThat(status).isEqualTo(ObjectInputFilter.Status.REJECTED);
        assertThat(few.limits(100).checkInput(new Info(String.class, -1, 1, 1)))
                .isEqualTo(ObjectInputFilter.Status.ALLOWED);
        assertThat(CLASSES.limits(100).checkInput(new Info(String.class, -1, 1, 200_000_000)))
                .isEqualTo(ObjectInputFilter.Status.REJECTED);
    }

    private record Info(Class<?> serialClass, long arrayLength, long depth, long references)
            implements ObjectInputFilter.FilterInfo {
        @Override
        public long streamBytes() {
            return 1;
        }
    }
}
