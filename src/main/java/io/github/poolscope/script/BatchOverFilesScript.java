package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.sync.Barrier;
import io.github.poolscope.task.StartMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;

@SuppressWarnings("try")
public final class BatchOverFilesScript {
    static String digest(String path) throws Exception {
        var data = Files.readAllBytes(Path.of(path));
        Thread.sleep(data.length / 1000 * Given.millis(200));  // a slow disk
        var digest = MessageDigest.getInstance("SHA-256").digest(data);
        return Path.of(path).getFileName() + " " + HexFormat.of().formatHex(digest, 0, 4);
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        var folder = Files.createTempDirectory("batch");
        var files = new ArrayList<String>();
        var meet = new Barrier(Given.processes());
        var options = PoolOptions.builder().processes(Given.processes()).initializer(meet::await);
        try (var pool = Pool.create(options.build())) {  // all workers begin together
            for (int i = 0; i < Given.items(); i++) {
                var data = new byte[i < 4 ? 8000 : 1000];
                Arrays.fill(data, (byte) i);
                files.add(Files.write(folder.resolve(String.format("%02d.dat", i)), data).toString());
            }
            var digests = pool.map(BatchOverFilesScript::digest, files, Given.chunksize());  //@map
            for (var each : digests) {
                System.out.println(each);
            }
            pool.close();
            pool.join();  //@join
        } finally {
            for (var file : files) {
                Files.delete(Path.of(file));
            }
            Files.delete(folder);
        }
    }
}
