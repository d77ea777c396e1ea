"""Measures what watching costs a program: the same cases with and without the tracer or recorder, turn and turn about.

    python3 src/test/resources/watch/bench/cost.py [--turns N] [--only python,java,start,memory] [--python EXE]

Run it from the folder of the project, after `mvn -q -DskipTests package`, on a machine that does nothing else. Prints
a table in Markdown: medians of all turns, CPU time of all processes of the program. A thread removes what is written,
as the reader of Poolscope does.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.abspath(os.path.join(HERE, *[os.pardir] * 5))
TRACER = os.path.join(PROJECT, "src/main/resources/io/github/poolscope/watch/python")
CLASSES = os.pathsep.join(
    os.environ.get("COST_CLASSES", "target/test-classes:target/poolscope.jar").split(":")
)
JAVA_CASES = "io.github.poolscope.bench.ServedCases"
POOL_STARTS = "import multiprocessing as m; p = m.get_context('fork').Pool(%d); p.terminate(); p.join()"
STARTS = {
    "python -c pass": "pass",
    "import multiprocessing.pool": "import multiprocessing.pool",
    "import concurrent.futures.process": "import concurrent.futures.process",
    "a pool of 1, made and ended": POOL_STARTS % 1,
    "a pool of 9, made and ended": POOL_STARTS % 9,
}
MEMORY = """
import multiprocessing as m, os
def same(n): return n
def peak(n):
    with open('/proc/self/smaps_rollup') as file:
        return [int(line.split()[1]) for line in file if line.startswith('Pss:')][0]
if __name__ == '__main__':
    with m.get_context('%s').Pool(2) as pool:
        for _ in pool.imap_unordered(same, range(60000)): pass
        print(peak(0) + sum(pool.map(peak, range(2), chunksize=1)))
"""


class Watched:
    """The environment of a program that is watched, and the folder of its log."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="cost-", dir="/dev/shm")
        self.tracer = os.path.join(self.folder, "python")
        shutil.copytree(TRACER, self.tracer)
        self.log = os.path.join(self.folder, "log")
        os.mkdir(self.log)
        self.over = threading.Event()
        threading.Thread(target=self.read, daemon=True).start()

    def environment(self, is_watched, **more):
        environment = dict(os.environ, **more)
        if is_watched:
            environment.update(POOLSCOPE_TRACE=self.log, PYTHONPATH=os.path.join(self.tracer, "boot"))
        return environment

    def read(self):
        """Removes what has been written, but for the latest two segments of each kind and process."""
        while not self.over.wait(0.05):
            kinds = {}
            for name in sorted(os.listdir(self.log)):
                kinds.setdefault((name.rpartition("-")[0], name.rpartition(".")[2]), []).append(name)
            for names in kinds.values():
                for name in names[:-2]:
                    try:
                        os.unlink(os.path.join(self.log, name))
                    except OSError:
                        pass

    def remove(self):
        self.over.set()
        shutil.rmtree(self.folder, ignore_errors=True)


def cpu_of(pids):
    return sum(time.clock_gettime_ns((~pid << 3) | 2) for pid in pids)


class PythonServer:
    def __init__(self, python, environment):
        self.process = subprocess.Popen(
            [python, os.path.join(HERE, "served.py")],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.cases = json.loads(self.process.stdout.readline())

    def run(self, case):
        self.process.stdin.write(case + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


class JavaServer:
    def __init__(self, environment):
        self.process = subprocess.Popen(
            ["java", "-cp", CLASSES, JAVA_CASES],
            env=environment,
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.pids = [int(pid) for pid in self.process.stdout.readline().split()]
        self.cases = self.process.stdout.readline().strip().split(";")
        for case in self.cases * 3:  # The JIT compiles what they use.
            self.run(case)

    def run(self, case):
        cpu = cpu_of(self.pids)
        begun = time.perf_counter_ns()
        self.process.stdin.write(case + "\n")
        self.process.stdin.flush()
        taskels = int(self.process.stdout.readline())
        wall = time.perf_counter_ns() - begun
        return [wall / taskels / 1e3, (cpu_of(self.pids) - cpu) / taskels / 1e3]


def python_loops(python):
    """Returns how many loops take 100 microseconds."""
    code = (
        "import time\ndef f(n):\n t = 0\n for i in range(n): t += i\n"
        "best = 1e9\nfor _ in range(200):\n b = time.perf_counter(); f(10000)\n"
        " best = min(best, time.perf_counter() - b)\nprint(int(10000 * 1e-4 / best))"
    )
    return subprocess.check_output([python, "-c", code], text=True).strip()


def java_loops():
    return subprocess.check_output(
        ["java", "-cp", CLASSES, JAVA_CASES, "calibrate"], cwd=PROJECT, text=True
    ).strip()


def compare(title, servers, turns):
    off, on = servers
    taken = {case: ([], []) for case in off.cases}
    for turn in range(turns):
        for case in off.cases:
            for which in (0, 1) if turn % 2 else (1, 0):
                taken[case][which].append(servers[which].run(case))
    print("\n| %s | CPU without, µs | CPU watched, µs | ratio | wall without | wall watched | ratio |" % title)
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for case, results in taken.items():
        cpu = [statistics.median(result[1] for result in each) for each in results]
        wall = [statistics.median(result[0] for result in each) for each in results]
        print("| %s | %.2f | %.2f | %.3f | %.2f | %.2f | %.2f |" % (
            case, cpu[0], cpu[1], cpu[1] / cpu[0], wall[0], wall[1], wall[1] / wall[0]))  # fmt: skip
    for server in servers:
        server.process.stdin.close()
        server.process.wait()


def start(command, environment):
    """Returns the CPU time of a program and its children in milliseconds, and the wall time."""
    begun = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, environment)
    usage = os.wait4(pid, 0)[2]
    return (usage.ru_utime + usage.ru_stime) * 1e3, (time.perf_counter() - begun) * 1e3


def compare_starts(watched, programs, turns):
    print("\n| start to end | CPU without, ms | CPU watched, ms | more | wall without | wall watched | more |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, command in programs.items():
        taken = ([], [])
        for turn in range(turns):
            for which in (0, 1) if turn % 2 else (1, 0):
                taken[which].append(start(command, watched.environment(which == 1)))
        cpu = [statistics.median(each[0] for each in results) for results in taken]
        wall = [statistics.median(each[1] for each in results) for results in taken]
        print("| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |" % (
            name, cpu[0], cpu[1], cpu[1] - cpu[0], wall[0], wall[1], wall[1] - wall[0]))  # fmt: skip


def compare_memory(watched, python, turns):
    print("\n| memory of 3 processes after 60,000 taskels | without, MiB | watched, MiB | more, a process |")
    print("| --- | --- | --- | --- |")
    for method in ("fork", "spawn"):
        script = os.path.join(watched.folder, "memory.py")
        with open(script, "w") as file:
            file.write(MEMORY % method)
        taken = ([], [])
        for turn in range(turns):
            for which in (0, 1) if turn % 2 else (1, 0):
                environment = watched.environment(which == 1)
                taken[which].append(int(subprocess.check_output([python, script], env=environment)) / 1024)
        off, on = [statistics.median(each) for each in taken]
        print("| %s | %.1f | %.1f | %.1f |" % (method, off, on, (on - off) / 3))


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--turns", type=int, default=15)
    options.add_argument("--only", default="python,java,start,memory")
    options.add_argument("--python", default=sys.executable)
    asked = options.parse_args()
    parts = asked.only.split(",")
    watched = Watched()
    try:
        if "python" in parts:
            loops = python_loops(asked.python)
            servers = [
                PythonServer(asked.python, watched.environment(is_watched, LOOPS=loops))
                for is_watched in (False, True)
            ]
            compare("Python, a taskel of", servers, asked.turns)
        if "java" in parts:
            loops = java_loops()
            servers = [
                JavaServer(watched.environment(is_watched, LOOPS=loops)) for is_watched in (False, True)
            ]
            compare("Java, a taskel of", servers, asked.turns)
        if "start" in parts:
            programs = {name: [asked.python, "-c", code] for name, code in STARTS.items()}
            programs["Java, a pool of 1, a taskel"] = ["java", "-cp", CLASSES, JAVA_CASES, "once"]
            os.chdir(PROJECT)
            compare_starts(watched, programs, 2 * asked.turns)
        if "memory" in parts:
            compare_memory(watched, asked.python, max(3, asked.turns // 3))
    finally:
        watched.remove()


if __name__ == "__main__":
    main()
