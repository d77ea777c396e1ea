"""Daemons that close every descriptor they do not know, and open others: none of theirs may be closed behind them."""
import multiprocessing as mp
import os
import sys
from concurrent.futures import ThreadPoolExecutor


def daemon(times):
    os.closerange(3, 1000)
    mine = [open(os.devnull) for _ in range(30)]
    for _ in range(times):
        with ThreadPoolExecutor(2) as executor:
            assert list(executor.map(abs, range(-1500, 0))) == list(range(1500, 0, -1))
    for file in mine:
        os.fstat(file.fileno())
        assert os.path.samestat(os.fstat(file.fileno()), os.stat(os.devnull))
    return sorted(file.fileno() for file in mine) == list(range(3, 33))


def daemonised():
    sys.exit(0 if daemon(2) else 5)


def double(x):
    return 2 * x


if __name__ == "__main__":
    with ThreadPoolExecutor(1) as executor:
        print(executor.submit(double, 1).result())
    process = mp.get_context("fork").Process(target=daemonised)
    process.start()
    process.join()
    print("exit code", process.exitcode)
    sys.stdout.flush()
    if os.fork() == 0:
        os.setsid()
        kept = daemon(2)
        with mp.get_context("fork").Pool(2) as pool:
            print("daemon", kept, pool.map(double, range(5)), flush=True)
        os._exit(0)
    print(os.wait()[1])
