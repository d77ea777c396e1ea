import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.sync.Barrier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;

public final class Program {
    static String digest(String path) throws Exception {
        var data = Files.readAllBytes(Path.of(path));
        Thread.sleep((long) (1000 * (data.length / 1000.0 * @0.2@)));  // a slow disk
        var digest = MessageDigest.getInstance("SHA-256").digest(data);
        return Path.of(path).getFileName() + " " + HexFormat.of().formatHex(digest, 0, 4);
    }

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("batch");
        var files = new ArrayList<String>();
        var meet = new Barrier(@processes@);
        var options = PoolOptions.builder().processes(@processes@).initializer(meet::await);
        try (var pool = Pool.create(options.build())) {  // all workers begin together
            for (int i = 0; i < @items@; i++) {
                var data = new byte[i < 4 ? 8000 : 1000];
                Arrays.fill(data, (byte) i);
                files.add(Files.write(folder.resolve(String.format("%02d.dat", i)), data).toString());
            }
            var digests = pool.map(Program::digest, files, @chunksize@);  //@map
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
