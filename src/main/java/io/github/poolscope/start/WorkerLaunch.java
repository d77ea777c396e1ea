package io.github.poolscope.start;

import java.nio.file.Path;
import java.util.List;

/**
 * What a new worker process needs.
 *
 * @param socket the pool's socket
 * @param progressPage the worker's progress page
 * @param token by which the worker proves that this pool started it; used once
 * @param classPath what it finds classes on, besides the main program's own class path
 * @param jvmArguments further arguments of its JVM, such as {@code -Xmx1g}
 */
public record WorkerLaunch(
        Path socket, Path progressPage, String token, List<Path> classPath, List<String> jvmArguments) {
    public WorkerLaunch {
        classPath = List.copyOf(classPath);
        jvmArguments = List.copyOf(jvmArguments);
    }
}
