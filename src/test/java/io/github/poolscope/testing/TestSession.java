package io.github.poolscope.testing;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A session for each test, or for all tests of a class if the field is static, that keeps its runs in a folder of its
 * own. To be registered by {@link RegisterExtension}. What is left running at the end, as by a test that fails, is
 * stopped, and the folder is deleted.
 */
public final class TestSession implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final int RUN_SECONDS = 50;

    private boolean forAllTests;
    private Path home;
    private Session session;

    /** The folder of its runs, in which tests may put other files. */
    public Path home() {
        return home;
    }

    /** The session itself. */
    public Session get() {
        return session;
    }

    /** Starts a plan; returns at once. */
    public LiveRun start(Plan plan) throws Exception {
        return session.start(plan);
    }

    /** Starts a plan that is written as JSON; returns at once. */
    public LiveRun start(String json) throws Exception {
        return start(PlanJson.read(json));
    }

    /** Runs a plan that is written as JSON; returns when it is over. */
    public LiveRun run(String json) throws Exception {
        LiveRun run = start(json);
        run.over().get(RUN_SECONDS, TimeUnit.SECONDS);
        return run;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        forAllTests = true;
        open();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        if (!forAllTests) {
            open();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (!forAllTests) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        close();
    }

    private void open() throws IOException {
        home = Files.createTempDirectory("poolscope-session");
        session = Session.open(new RunFolder(home));
    }

    private void close() throws IOException {
        session.close();
        List<Path> all;
        try (Stream<Path> below = Files.walk(home)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
