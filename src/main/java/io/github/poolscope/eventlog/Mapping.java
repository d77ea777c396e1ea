package io.github.poolscope.eventlog;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file that is mapped into memory, and can be unmapped at once: a garbage collection may be far away, and
 * until then the file needs its memory though the reader has removed it.
 *
 * @param bytes the memory
 * @param release unmaps it; nothing may use the memory then
 */
record Mapping(ByteBuffer bytes, Runnable release) {
    private static final Mapper MAPPER = mapper();

    /** A way to map a part of a file. */
    private interface Mapper {
        Mapping map(FileChannel file, long position, long length) throws IOException, ReflectiveOperationException;
    }

    /** Maps a part of a file for writing; the channel may be closed then. */
    static Mapping of(FileChannel file, long position, long length) throws IOException {
        try {
            return MAPPER.map(file, position, length);
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }

    private static Mapper mapper() {
        try {
            return inArena();
        } catch (ReflectiveOperationException | RuntimeException e) {
            Mapper known = withCleaner();
            return known != null
                    ? known
                    : (file, position, length) -> new Mapping(file.map(MapMode.READ_WRITE, position, length), () -> {});
        }
    }

    /** Returns the way of Java 22 and later. */
    private static Mapper inArena() throws ReflectiveOperationException {
        Class<?> arena = Class.forName("java.lang.foreign.Arena");
        Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
        Method shared = arena.getMethod("ofShared");
        Method close = arena.getMethod("close");
        Method asBuffer = segment.getMethod("asByteBuffer");
        Method map = FileChannel.class.getMethod("map", MapMode.class, long.class, long.class, arena);
        return (file, position, length) -> {
            Object scope = shared.invoke(null);
            Object mapped = map.invoke(file, MapMode.READ_WRITE, position, length, scope);
            return new Mapping((ByteBuffer) asBuffer.invoke(mapped), () -> run(close, scope));
        };
    }

    /** Returns what unmaps a buffer before Java 22; null if there is nothing, and the garbage collector has to. */
    private static @Nullable Mapper withCleaner() {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field field = unsafe.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            Object it = field.get(null);
            Method clean = unsafe.getMethod("invokeCleaner", ByteBuffer.class);
            return new CleaningMapper(clean, it);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    /** Classes in place of lambdas, which at the start of a program take ms. */
    private record CleaningMapper(Method clean, @Nullable Object unsafe) implements Mapper {
        @Override
        public Mapping map(FileChannel file, long position, long length) throws IOException {
            MappedByteBuffer bytes = file.map(MapMode.READ_WRITE, position, length);
            return new Mapping(bytes, new Cleaning(clean, unsafe, bytes));
        }
    }

    private record Cleaning(Method clean, @Nullable Object unsafe, ByteBuffer bytes) implements Runnable {
        @Override
        public void run() {
            Mapping.run(clean, unsafe, bytes);
        }
    }

    private static void run(Method release, @Nullable Object of, Object... arguments) {
        try {
            release.invoke(of, arguments);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // The garbage collector unmaps it.
        }
    }
}
