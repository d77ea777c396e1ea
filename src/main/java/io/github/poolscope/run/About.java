package io.github.poolscope.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was there when a run was made. A text is empty, and a number 0, if it is not known, as in files of formats before
 * 8.
 *
 * @param host the name of the machine
 * @param system the operating system with its version and architecture
 * @param cpu the model of the processor
 * @param cores the number of usable cores
 * @param memoryBytes the memory of the machine in bytes
 * @param runtime what ran the program, such as {@code java 17.0.9} or {@code cpython 3.11.7}
 * @param poolscope the version of Poolscope
 * @param programHash the SHA-256 of the user's jar, script or Python file in hexadecimal digits; empty if there is none
 * @param load the average number of running threads on the machine in the minute before the run began, if known
 * @param partOf what the run belongs to, such as {@code lesson:imap-keeps-order}; empty if to nothing
 */
public record About(
        String host,
        String system,
        String cpu,
        int cores,
        long memoryBytes,
        String runtime,
        String poolscope,
        String programHash,
        OptionalDouble load,
        String partOf) {
    /** Nothing is known. */
    public static final About UNKNOWN = new About("", "", "", 0, 0, "", "", "", OptionalDouble.empty(), "");

    /** The keys of the table {@code about}, in the order of the components. */
    private static final String HOST = "host";

    private static final String SYSTEM = "os";
    private static final String CPU = "cpu";
    private static final String CORES = "cores";
    private static final String MEMORY = "memory";
    private static final String RUNTIME = "runtime";
    private static final String POOLSCOPE = "poolscope";
    private static final String PROGRAM_HASH = "program_sha256";
    private static final String LOAD = "load";
    private static final String PART_OF = "part_of";

    /** Returns the same with another runtime. */
    public About withRuntime(String other) {
        return new About(host, system, cpu, cores, memoryBytes, other, poolscope, programHash, load, partOf);
    }

    /** Returns the same with another hash of the user's program. */
    public About withProgramHash(String other) {
        return new About(host, system, cpu, cores, memoryBytes, runtime, poolscope, other, load, partOf);
    }

    /** Returns what is known as rows of the table. */
    Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(HOST, host);
        rows.put(SYSTEM, system);
        rows.put(CPU, cpu);
        rows.put(CORES, cores > 0 ? Integer.toString(cores) : "");
        rows.put(MEMORY, memoryBytes > 0 ? Long.toString(memoryBytes) : "");
        rows.put(RUNTIME, runtime);
        rows.put(POOLSCOPE, poolscope);
        rows.put(PROGRAM_HASH, programHash);
        rows.put(LOAD, load.isPresent() ? Double.toString(load.getAsDouble()) : "");
        rows.put(PART_OF, partOf);
        rows.values().removeIf(String::isEmpty);
        return rows;
    }

    /** Returns what rows of the table say; a value that is no number where one is expected is not known. */
    static About of(Map<String, String> rows) {
        double load = number(rows, LOAD);
        return new About(
                rows.getOrDefault(HOST, ""),
                rows.getOrDefault(SYSTEM, ""),
                rows.getOrDefault(CPU, ""),
                (int) number(rows, CORES),
                (long) number(rows, MEMORY),
                rows.getOrDefault(RUNTIME, ""),
                rows.getOrDefault(POOLSCOPE, ""),
                rows.getOrDefault(PROGRAM_HASH, ""),
                rows.containsKey(LOAD) ? OptionalDouble.of(load) : OptionalDouble.empty(),
                rows.getOrDefault(PART_OF, ""));
    }

    private static double number(Map<String, String> rows, String key) {
        try {
            double number = Double.parseDouble(rows.getOrDefault(key, "0"));
            return Double.isFinite(number) && number > 0 ? number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
