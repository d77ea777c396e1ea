"""Files that the program never closes, and that Python writes out at the end; descriptors closed and opened anew."""
import os
import sys
import multiprocessing as mp
from multiprocessing.pool import ThreadPool

left_open = []


def open_some(n):
    for i in range(n):
        left_open.append(open("left-%d-%d" % (os.getpid(), len(left_open)), "w"))
        left_open[-1].write("x" * 100)


def use_threads():
    for _ in range(3):
        with ThreadPool(3) as pool:
            assert pool.map(abs, range(-9000, 0), chunksize=700) == list(range(9000, 0, -1))
            assert pool.map(abs, range(-3000, 0), chunksize=1) == list(range(3000, 0, -1))
        open_some(10)


def check(pid, number):
    sizes = [os.path.getsize("left-%d-%d" % (pid, i)) for i in range(number)]
    assert sizes == [100] * number, sizes


def child():
    use_threads()
    sys.exit(3)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        check(int(sys.argv[1]), int(sys.argv[2]))
        print("right")
    else:
        open_some(5)
        process = mp.get_context("fork").Process(target=child)
        process.start()
        use_threads()
        process.join()
        assert process.exitcode == 3
        reader = os.fork()
        if reader == 0:
            use_threads()
            os._exit(0)  # Without writing out what is not its own.
        os.waitpid(reader, 0)
        print(os.getpid(), len(left_open))
