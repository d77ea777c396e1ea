"""Squares on a pool. Ends by itself whichever of its processes is killed; says whether a result was lost."""
import multiprocessing as mp
import os
import sys
import threading
import time


def square(n):
    time.sleep(0.004)
    return n * n


def give_up(pool):
    """Ends without the pool's help: a worker that was killed may have held one of its locks."""
    pool._worker_handler._state = "TERMINATE"  # It starts no further worker.
    pool._worker_handler.join(5)
    for child in mp.active_children():
        child.kill()


if __name__ == "__main__":
    out, method = sys.argv[1:]
    pool = mp.get_context(method).Pool(2)
    with open(out + ".started", "w") as file:
        file.write("started")
    results = [pool.apply_async(square, (n,)) for n in range(300)]
    deadline = time.monotonic() + 6
    lost = 0
    for n, result in enumerate(results):
        try:
            assert result.get(max(0, deadline - time.monotonic())) == n * n
        except mp.TimeoutError:
            lost += 1
    if not lost:
        pool.close()
        end = threading.Thread(target=pool.join, daemon=True)
        end.start()
        end.join(6)
    if lost or end.is_alive():
        give_up(pool)
    with open(out + ".new", "w") as file:
        file.write("lost" if lost else "done")
    os.rename(out + ".new", out)
    sys.stdout.flush()
    os._exit(3 if lost else 0)
