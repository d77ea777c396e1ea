package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states of {@link Screenshots} that show a Python program that is watched; they need {@code python3}. */
final class WatchScreenshots {
    private static final String TWO_POOLS = """
            import time
            from concurrent.futures import ThreadPoolExecutor
            from multiprocessing import Pool


            def parse(page):
                time.sleep(0.15 + 0.05 * (page % 4))
                return {"page": page, "words": 120 + 7 * page}


            def rank(words):
                deadline = time.process_time() + 0.1
                while time.process_time() < deadline:
                    words = (words * 31 + 7) % 1000003
                return words


            def fetch(url):
                time.sleep(0.4)
                return len(url)


            def main():
                with Pool(3) as parsers, Pool(2) as rankers:
                    with ThreadPoolExecutor(2) as fetchers:
                        fetched = fetchers.map(fetch, ["https://example.org/%d" % n for n in range(8)])
                        pages = parsers.map(parse, range(24), chunksize=2)
                        ranks = rankers.imap(rank, [page["words"] for page in pages])
                        for number, best in enumerate(ranks):
                            print("page", number, "ranks", best, flush=True)
                        print(sum(fetched), "bytes fetched")


            if __name__ == "__main__":
                main()
            """;

    private static final String LOST = """
            import os
            import time
            from multiprocessing import Pool


            def convert(picture):
                time.sleep(0.2)
                if picture == 5:
                    os._exit(7)
                return picture * 2


            if __name__ == "__main__":
                with Pool(3) as pool:
                    print(pool.map(convert, range(12), chunksize=1))
            """;

    private static final String PROCESSES = """
            import time
            from multiprocessing import Lock, Process, Queue


            def produce(orders):
                for order in range(6):
                    time.sleep(0.15)
                    orders.put(order)
                orders.put(None)


            def consume(orders, ledger):
                while True:
                    order = orders.get()
                    if order is None:
                        return
                    with ledger:
                        time.sleep(0.25)
                        print("booked", order, flush=True)


            if __name__ == "__main__":
                orders, ledger = Queue(2), Lock()
                workers = [
                    Process(target=produce, args=(orders,), name="shop"),
                    Process(target=consume, args=(orders, ledger), name="bookkeeping"),
                ]
                for worker in workers:
                    worker.start()
                for worker in workers:
                    worker.join()
            """;

    private final Workbench workbench;
    private final Path home;

    /**
     * Creates the states.
     *
     * @param home the folder for the programs
     */
    WatchScreenshots(Workbench workbench, Path home) {
        this.workbench = workbench;
        this.home = home;
    }

    List<WindowState> all() {
        return List.of(
                WindowState.of("watching", () -> watch("pages.py", TWO_POOLS))
                        .during(() -> state() == RunState.RUNNING && completed() > 10),
                WindowState.of("watched", () -> {
                            watch("pages.py", TWO_POOLS);
                            FxCalls.await(() -> !workbench.work().isRunning());
                        })
                        .arranged(() -> FxCalls.act(() -> workbench.selection().selectTaskel(40))),
                WindowState.of("watched-lost", () -> {
                            watch("pictures.py", LOST);
                            FxCalls.await(this::hasFailed);
                        })
                        .arranged(() -> FxCalls.act(() -> workbench.layout().show(Panel.NOTICES)))
                        .during(() -> state() == RunState.RUNNING),
                WindowState.of("watched-processes", () -> {
                    watch("orders.py", PROCESSES);
                    FxCalls.await(() -> !workbench.work().isRunning());
                }),
                WindowState.of("watch-form", () -> {}).arranged(() -> FxCalls.act(workbench::wantProgram)),
                WindowState.of("watch-form-python", () -> {}).arranged(() -> {
                    Path program = Files.writeString(home.resolve("pages.py"), TWO_POOLS);
                    FxCalls.act(() -> workbench.usePython(program));
                }));
    }

    private void watch(String name, String text) throws Exception {
        Files.writeString(home.resolve(name), text);
        Plan plan = Plan.DEFAULT.withWork(
                new Work.Command(List.of("python3", name), Optional.of(home), Map.of(), false, Optional.empty()));
        FxCalls.act(() -> {
            workbench.showPlan(plan);
            workbench.work().start(plan);
        });
        FxCalls.await(
                () -> workbench.work().starting() == null && workbench.runs().first() != null);
    }

    private RunState state() {
        Recording run = workbench.runs().first();
        return run == null ? RunState.STARTING : run.trace().state();
    }

    private int completed() {
        Recording run = workbench.runs().first();
        return run == null ? 0 : run.trace().taskels().completedCount();
    }

    private boolean hasFailed() {
        Recording run = workbench.runs().first();
        return run != null && run.trace().failures().count() > 0;
    }
}
