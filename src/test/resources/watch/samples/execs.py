"""A program that replaces itself: before it has a pool, while it has one, and from within a child."""
import multiprocessing as mp
import os
import sys


def square(x):
    return x * x


def again(stage):
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, __file__, stage])


def child():
    os.execv(sys.executable, [sys.executable, "-c", "print('a child that became another program', flush=True)"])


if __name__ == "__main__":
    stage = sys.argv[1] if len(sys.argv) > 1 else "first"
    print("stage", stage)
    if stage == "first":
        again("second")
    if stage == "second":
        pool = mp.get_context("fork").Pool(2)
        print(pool.map(square, range(4)))
        pool.close()
        pool.join()
        again("third")
    process = mp.get_context("fork").Process(target=child)
    process.start()
    process.join()
    print("exit code", process.exitcode)
    with mp.get_context("spawn").Pool(1) as pool:
        print(pool.map(square, range(3)))
