package io.github.poolscope.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.RunningJdk;
import io.github.poolscope.testing.UserJars;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers find their classes wherever they are, and however the program was started. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
public class ClassPathTest {
    private static final long SEED = 20_261_131;

    private static final List<String> CLASSES = List.of("Odd0", "Odd1", "Odd2", "Odd3", "End");

    @TempDir
    static Path compiled;

    @TempDir
    Path home;

    private static Pool pool(StartMethod method, List<Path> classPath) {
        return Pool.create(PoolOptions.builder()
                .processes(1)
                .startMethod(method)
                .spares(false)
                .classPath(classPath)
                .build());
    }

    private static String called(String className) throws Exception {
        return String.valueOf(Class.forName(className).getMethod("call").invoke(null));
    }

    @BeforeAll
    static void compile() throws Exception {
        Map<String, String> sources = new HashMap<>();
        for (String name : CLASSES) {
            sources.put(name, "public class " + name + " { public static String call() { return \"" + name + "\"; } }");
        }
        UserJars.compile(compiled, sources);
    }

    private Path jar(String folder, String className) throws Exception {
        Path place = Files.createDirectories(home.resolve(folder));
        return UserJars.pack(place.resolve("x.jar"), compiled, (className + ".class")::equals);
    }

    @Test
    void a_class_path_may_lie_in_folders_of_any_name() throws Exception {
        String random = new Random(SEED)
                .ints(12, '!', 0x17F)
                .filter(character -> character != '/' && !Character.isISOControl(character))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        List<String> folders = List.of("a:b", "what?x&y", "100%25 #1;é", random);
        List<Path> classPath = new ArrayList<>();
        for (int i = 0; i < folders.size(); i++) {
            classPath.add(jar(folders.get(i), "Odd" + i));
        }
        try (Pool pool = pool(StartMethod.SPAWN, classPath)) {
            assertThat(pool.map(ClassPathTest::called, List.of("Odd0", "Odd1", "Odd2", "Odd3")))
                    .as("seed " + SEED)
                    .containsExactly("Odd0", "Odd1", "Odd2", "Odd3");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SPAWN", "FORKSERVER"})
    void a_class_path_may_be_longer_than_a_command_line(StartMethod method) throws Exception {
        String filler = "\"x\\ y'z".repeat(5);
        List<Path> classPath = new ArrayList<>(IntStream.range(0, 2_900)
                .mapToObj(number -> home.resolve(filler + number + ".jar"))
                .toList());
        classPath.add(jar("end", "End"));
        assertThat(classPath.stream().mapToInt(path -> path.toString().length()).sum())
                .isGreaterThan(141_000);
        try (Pool pool = pool(method, classPath)) {
            assertThat(pool.apply(ClassPathTest::called, "End")).isEqualTo("End");
        }
    }

    /** Runs where the library is not on the JVM's class path. */
    public static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            try (Pool pool = Pool.of(1)) {
                System.out.println(
                        pool.apply(() -> ProcessHandle.current().parent().isPresent() ? "a worker" : ""));
            }
            System.exit(0);
        }
    }

    /** Runs {@link Program} with a loader that contains it and the library, like a server or a build tool. */
    public static final class Launcher {
        private Launcher() {}

        public static void main(String[] places) throws Exception {
            URL[] urls = new URL[places.length];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = new File(places[i]).toURI().toURL();
            }
            URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
            Class<?> program = Class.forName(Launcher.class.getName().replace("Launcher", "Program"), true, loader);
            program.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
    }

    private Path program(Class<?> type) throws Exception {
        String name = type.getName().replace('.', '/') + ".class";
        return UserJars.pack(home.resolve(type.getSimpleName() + ".jar"), place(type), name::equals);
    }

    private static Path place(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String printed(Path folder, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(RunningJdk.JAVA));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said.strip();
    }

    @Test
    void the_library_may_be_a_module_in_a_folder_of_jars() throws Exception {
        Path modules = Files.createDirectory(home.resolve("modules"));
        UserJars.pack(
                modules.resolve("poolscope.jar"),
                place(Pool.class),
                name -> name.matches(
                        "io/github/poolscope/(pool|start|worker|wire|trace|sync|task|concurrent|record|eventlog)/.*"));
        assertThat(printed(
                        home,
                        List.of(
                                "-p",
                                modules.toString(),
                                "--add-modules",
                                "poolscope",
                                "-cp",
                                program(Program.class).toString(),
                                Program.class.getName())))
                .isEqualTo("a worker");
    }

    @Test
    void the_library_may_be_under_a_loader_of_its_own() throws Exception {
        assertThat(printed(
                        home,
                        List.of(
                                "-cp",
                                program(Launcher.class).toString(),
                                Launcher.class.getName(),
                                place(Pool.class).toString(),
                                program(Program.class).toString())))
                .isEqualTo("a worker");
    }
}
