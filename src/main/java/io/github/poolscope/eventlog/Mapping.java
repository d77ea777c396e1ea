package io.github.poolscope.eventlog;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
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
        Mapping map(FileChannel file, long position, long length) throws Throwable;
    }

    /** Maps a part of a file for writing; the channel may be closed then. */
    static Mapping of(FileChannel file, long position, long length) throws IOException {
        try {
            return MAPPER.map(file, position, length);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    private static Mapper mapper() {
        try {
            return inArena();
        } catch (ReflectiveOperationException | RuntimeException e) {
            MethodHandle cleaner = cleaner();
            return (file, position, length) -> {
                MappedByteBuffer bytes = file.map(MapMode.READ_WRITE, position, length);
                return new Mapping(bytes, () -> run(cleaner, bytes));
            };
        }
    }

    /** Returns the way of Java 22 and later. */
    private static Mapper inArena() throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> arena = Class.forName("java.lang.foreign.Arena");
        Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
        MethodHandle shared = lookup.findStatic(arena, "ofShared", MethodType.methodType(arena));
        MethodHandle close = lookup.findVirtual(arena, "close", MethodType.methodType(void.class))
                .asType(MethodType.methodType(void.class, Object.class));
        MethodHandle asBuffer = lookup.findVirtual(segment, "asByteBuffer", MethodType.methodType(ByteBuffer.class))
                .asType(MethodType.methodType(ByteBuffer.class, Object.class));
        MethodHandle map = lookup.findVirtual(
                        FileChannel.class,
                        "map",
                        MethodType.methodType(segment, MapMode.class, long.class, long.class, arena))
                .asType(MethodType.methodType(
                        Object.class, FileChannel.class, MapMode.class, long.class, long.class, Object.class));
        MethodHandle create = shared.asType(MethodType.methodType(Object.class));
        return (file, position, length) -> {
            Object scope = (Object) create.invokeExact();
            Object mapped = (Object) map.invokeExact(file, MapMode.READ_WRITE, position, length, scope);
            return new Mapping((ByteBuffer) asBuffer.invokeExact(mapped), () -> run(close, scope));
        };
    }

    /** Returns what unmaps a buffer before Java 22; null if there is nothing, and the garbage collector has to. */
    private static @Nullable MethodHandle cleaner() {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            var field = unsafe.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return MethodHandles.lookup()
                    .findVirtual(unsafe, "invokeCleaner", MethodType.methodType(void.class, ByteBuffer.class))
                    .bindTo(field.get(null))
                    .asType(MethodType.methodType(void.class, Object.class));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static void run(@Nullable MethodHandle release, Object argument) {
        if (release != null) {
            try {
                release.invokeExact(argument);
            } catch (Throwable e) {
                // The garbage collector unmaps it.
            }
        }
    }
}
