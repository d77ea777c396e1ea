package io.github.poolscope.start;

import io.github.poolscope.wire.WorkerTicket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the worker processes of a pool have in common before they know their pool. Pools with equal setups can share a
 * fork server and its warm spares.
 *
 * @param classPath the class path in addition to the main program's
 * @param jvmArguments additional arguments of their JVMs, such as {@code -Xmx1g}
 * @param environment environment variables in addition to the main program's
 * @param directory the working directory; empty for the main program's
 * @param preload the classes that a fork server's spares initialise before they are needed
 * @param alone whether they see, of the main program's class path, only this library's packages
 * @param code identifies the contents of the additional class path, see {@link CodeVersion}; empty if they do not
 *     matter
 */
public record WorkerSetup(
        List<Path> classPath,
        List<String> jvmArguments,
        Map<String, String> environment,
        Optional<Path> directory,
        List<String> preload,
        boolean alone,
        String code) {
    public WorkerSetup {
        classPath = List.copyOf(classPath);
        jvmArguments = List.copyOf(jvmArguments);
        environment = Map.copyOf(environment);
        preload = List.copyOf(preload);
    }

    /** Creates a setup of workers that see all of the main program's class path. */
    public WorkerSetup(
            List<Path> classPath,
            List<String> jvmArguments,
            Map<String, String> environment,
            Optional<Path> directory,
            List<String> preload) {
        this(classPath, jvmArguments, environment, directory, preload, false, "");
    }

    WorkerSetup withEnvironment(Map<String, String> other) {
        return new WorkerSetup(classPath, jvmArguments, other, directory, preload, alone, code);
    }

    /**
     * Returns the setup with the present contents of the class path: processes started with other contents are not
     * used.
     */
    public WorkerSetup current() {
        return withCode(CodeVersion.of(classPath));
    }

    /**
     * Checks that the class path still holds that code.
     *
     * @throws IOException if it holds other code
     */
    void checkCurrent() throws IOException {
        if (!code.isEmpty() && !code.equals(CodeVersion.of(classPath))) {
            throw new IOException("the code has changed");
        }
    }

    /** Returns whether another setup differs in its code only. */
    boolean isOtherCodeOf(WorkerSetup other) {
        return !code.equals(other.code) && withCode("").equals(other.withCode(""));
    }

    private WorkerSetup withCode(String other) {
        return new WorkerSetup(classPath, jvmArguments, environment, directory, preload, alone, other);
    }

    /** Returns the environment of a worker: this program's with the additional variables. */
    Map<String, String> wholeEnvironment() {
        Map<String, String> whole = new HashMap<>(System.getenv());
        whole.putAll(environment);
        return whole;
    }

    /**
     * Starts a worker's process and sends it its ticket.
     *
     * @param warm whether it warms up before it connects
     */
    Process start(boolean warm, WorkerTicket ticket) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ArgumentFile.shortened(JvmCommand.of(this, warm), ArgumentFile.beside(ticket.page())));
        ProgramEnvironment.leaveOut(builder.environment());
        builder.environment().putAll(environment);
        WorkerLocale.adapt(builder.environment(), environment);
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
            // It is dead by now, which its exit shows.
        }
        return process;
    }
}
