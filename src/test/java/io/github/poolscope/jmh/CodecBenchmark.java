package io.github.poolscope.jmh;

import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Encoder;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A value to bytes and back: kinds with their own format, and Java's serialisation for all others. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
    private static final Classes CLASSES = Classes.of(CodecBenchmark.class.getClassLoader());

    /** A user's record. */
    record Point(int x, double y, String name) implements Serializable {}

    /** The kind of value. */
    @Param({"int", "double", "text", "bytes", "list", "record", "lambda"})
    public String kind = "int";

    /** To bytes and back. */
    @Benchmark
    public @Nullable Object there_and_back() throws IOException, Decoder.ValueException {
        Encoder encoder = new Encoder(128);
        encoder.putValue(value());
        return new Decoder(encoder.toBytes()).getValue(CLASSES);
    }

    private Object value() {
        return switch (kind) {
            case "int" -> 123_456;
            case "double" -> 0.5;
            case "text" -> "a text of some length";
            case "bytes" -> new byte[64];
            case "list" -> List.of(1, 2, 3);
            case "record" -> new Point(1, 2, "p");
            case "lambda" -> (TaskFunction<Integer, Integer>) x -> x + 1;
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
