package io.github.poolscope.cli;

import io.github.poolscope.workload.Catalogue;
import io.github.poolscope.workload.Parameter;
import io.github.poolscope.workload.WorkloadType;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code poolscope workloads}: lists the workloads. */
@Command(name = "workloads", description = "Lists the built-in workloads.", mixinStandardHelpOptions = true)
final class WorkloadsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (WorkloadType type : Catalogue.all()) {
            out.printf("%-18s %s%n", type.name(), type.summary());
            for (Parameter parameter : type.parameters()) {
                out.printf("%20s=%s  %s%n", parameter.name(), parameter.usual(), parameter.summary());
            }
        }
        return CommandLineMain.DONE;
    }
}
