package io.github.poolscope.engine.script;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.sync.Barrier;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.CallKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A script of a batch over files, in a folder that is created for it and removed after the run. */
final class FileScripts {
    private static final int LARGE = 8000;
    private static final int SMALL = 1000;

    private FileScripts() {}

    static Map<String, Script> all() {
        return Map.of("batch-over-files", FileScripts::batch);
    }

    private static void batch(ScriptContext context) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("batch");
        List<String> files = new ArrayList<>();
        Barrier meet = context.meeting(context.workers());
        Pool pool = context.pool(context.options().initializer(meet::await));
        try {
            for (int i = 0; i < context.items().size(); i++) {
                byte[] data = new byte[i < 4 ? LARGE : SMALL];
                Arrays.fill(data, (byte) i);
                files.add(Files.write(folder.resolve(String.format(Locale.ROOT, "%02d.dat", i)), data)
                        .toString());
            }
            List<String> digests =
                    context.at("map", CallKind.MAP, () -> pool.map(digest(context), files, context.chunksize()));
            digests.forEach(context::print);
            pool.close();
            context.join("join", pool);
        } finally {
            for (String file : files) {
                Files.delete(Path.of(file));
            }
            Files.delete(folder);
        }
    }

    private static TaskFunction<String, String> digest(ScriptContext context) {
        double unit = context.seconds(0.2).toNanos() / 1e6;
        return path -> {
            byte[] data = Files.readAllBytes(Path.of(path));
            Thread.sleep((long) ((double) data.length / SMALL * unit));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(data);
            return Path.of(path).getFileName() + " " + HexFormat.of().formatHex(digest, 0, 4);
        };
    }
}
