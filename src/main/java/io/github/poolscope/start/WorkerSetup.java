package io.github.poolscope.start;

import io.github.poolscope.wire.Ticket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the worker processes of a pool have in common before they know their pool. Those with equal setups may share a
 * fork server and its warm spares.
 *
 * @param classPath what they find classes on, besides the main program's own class path
 * @param jvmArguments further arguments of their JVMs, such as {@code -Xmx1g}
 * @param environment environment variables on top of the main program's own
 * @param directory their working directory; empty for the main program's own
 * @param preload the classes that a fork server's spares initialise before they are needed
 */
public record WorkerSetup(
        List<Path> classPath,
        List<String> jvmArguments,
        Map<String, String> environment,
        Optional<Path> directory,
        List<String> preload) {
    public WorkerSetup {
        classPath = List.copyOf(classPath);
        jvmArguments = List.copyOf(jvmArguments);
        environment = Map.copyOf(environment);
        preload = List.copyOf(preload);
    }

    /**
     * Starts a worker's process and gives it its ticket.
     *
     * @param warm whether it is to rehearse before it connects
     */
    Process start(boolean warm, Ticket ticket) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(JvmCommand.of(this, warm));
        builder.environment().putAll(environment);
        directory.ifPresent(folder -> builder.directory(folder.toFile()));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw StartFault.ofProcess(e);
        }
        try (OutputStream input = process.getOutputStream()) {
            ticket.write(input);
        } catch (IOException e) {
            // It is dead by now, which its exit tells.
        }
        return process;
    }
}
