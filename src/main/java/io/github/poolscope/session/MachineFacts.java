package io.github.poolscope.session;

import io.github.poolscope.plan.PoolSize;
import io.github.poolscope.run.About;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/** What this machine and this program are. */
final class MachineFacts {
    private static volatile @Nullable Machine machine;

    private MachineFacts() {}

    private record Machine(String host, String cpu, long memory, CentralProcessor processor) {}

    /** Returns what is known without asking the machine. */
    static About about(String host, String partOf) {
        return new About(
                host,
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name", ""),
                                System.getProperty("os.version", ""),
                                System.getProperty("os.arch", "")),
                "",
                PoolSize.AUTO.workers(),
                0,
                "",
                Optional.ofNullable(MachineFacts.class.getPackage().getImplementationVersion())
                        .orElse(""),
                "",
                OptionalDouble.empty(),
                partOf);
    }

    /** Returns what is known, with the load of the last minute. The first call takes some tenths of a second. */
    static About measured(String partOf) {
        Machine found = machine();
        About told = about(found.host(), partOf);
        double load = found.processor().getSystemLoadAverage(1)[0];
        return new About(
                told.host(),
                told.system(),
                found.cpu(),
                told.cores(),
                found.memory(),
                told.runtime(),
                told.poolscope(),
                told.programHash(),
                load >= 0 ? OptionalDouble.of(load) : OptionalDouble.empty(),
                told.partOf());
    }

    private static Machine machine() {
        Machine known = machine;
        if (known == null) {
            SystemInfo system = new SystemInfo();
            CentralProcessor processor = system.getHardware().getProcessor();
            known = new Machine(
                    system.getOperatingSystem().getNetworkParams().getHostName(),
                    processor.getProcessorIdentifier().getName().strip(),
                    system.getHardware().getMemory().getTotal(),
                    processor);
            machine = known;
        }
        return known;
    }
}
