package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Connection;
import io.github.poolscope.sync.Pipe;
import io.github.poolscope.trace.CallKind;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scripts of processes that communicate through a pipe. */
final class PipeScripts {
    private PipeScripts() {}

    static Map<String, Script> all() {
        return Map.of("pipe-end-of-file", PipeScripts::endOfFile, "pipe-both-ways", PipeScripts::bothWays);
    }

    private static void endOfFile(ScriptContext context) throws IOException, InterruptedException {
        Pipe<String> pipe = Pipe.oneWay("pipe");
        context.watch(pipe.first());
        Connection<String> reader = pipe.first();
        Connection<String> writer = pipe.second();
        long millis = context.seconds(0.6).toMillis();
        ScriptProcess process = context.process("sender", () -> {
            for (String message : List.of("one", "two", "three")) {
                Thread.sleep(millis);
                writer.send(message);
            }
        });
        context.start(process);
        writer.close();
        try {
            while (true) {
                String message = receive(context, reader);
                context.print("received " + message);
            }
        } catch (EOFException end) {
            context.print("end of file");
        }
        context.join("join", process);
    }

    private static String receive(ScriptContext context, Connection<String> reader)
            throws IOException, InterruptedException {
        try {
            return context.at("recv", CallKind.RECEIVE, () -> {
                try {
                    return reader.recv();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void bothWays(ScriptContext context) throws IOException, InterruptedException {
        Pipe<@Nullable Integer> pipe = Pipe.duplex("pipe");
        context.watch(pipe.first());
        Connection<@Nullable Integer> here = pipe.first();
        Connection<@Nullable Integer> there = pipe.second();
        long millis = context.seconds(1).toMillis();
        Duration patience = context.seconds(0.4);
        ScriptProcess process = context.process("answerer", () -> {
            for (Integer question = there.recv(); question != null; question = there.recv()) {
                Thread.sleep(millis);
                there.send(question * question);
            }
        });
        context.start(process);
        for (int question : List.of(3, 4)) {
            here.send(question);
            while (!poll(context, here, patience)) {
                context.print("nothing yet");
            }
            context.print(question + " squared is " + here.recv());
        }
        here.send(null);
        context.join("join", process);
    }

    private static boolean poll(ScriptContext context, Connection<?> end, Duration patience)
            throws IOException, InterruptedException {
        try {
            return context.at("poll", CallKind.RECEIVE, () -> {
                try {
                    return end.poll(patience);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
