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
 * What the worker processes of a pool have in common before they know their pool. Those with equal setups may share a
 * fork server and its warm spares.
 *
 * @param classPath what they find classes on, besides the main program's own class path
 * @param jvmArguments further arguments of their JVMs, such as {@code -Xmx1g}
 * @param environment environment variables on top of the main program's own
 * @param directory their working directory; empty for the main program's own
 * @param preload the classes that a fork server's spares initialise before they are needed
 * @param alone whether they find, of the main program's own class path, this library's packages alone
 * @param code what their own class path holds, see {@link CodeVersion}; empty if that does not matter
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

    /** Workers that find all that the main program has on its class path. */
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

    /** The same with the code that the class path holds now: processes that were made ready with other code are not taken. */
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

    /** Whether another setup is the same but for its code. */
    boolean isOtherCodeOf(WorkerSetup other) {
        return !code.equals(other.code) && withCode("").equals(other.withCode(""));
    }

    private WorkerSetup withCode(String other) {
        return new WorkerSetup(classPath, jvmArguments, environment, directory, preload, alone, other);
    }

    /** The environment that a worker gets: this program's own, and on top of it what was added. */
    Map<String, String> wholeEnvironment() {
        Map<String, String> whole = new HashMap<>(System.getenv());
        whole.putAll(environment);
        return whole;
    }

    /**
     * Starts a worker's process and gives it its ticket.
     *
     * @param warm whether it is to rehearse before it connects
     */
    Process start(boolean warm, WorkerTicket ticket) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ArgumentFile.shortened(JvmCommand.of(this, warm), ArgumentFile.beside(ticket.page())));
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
            // It is dead by now, which its exit tells.
        }
        return process;
    }
}
