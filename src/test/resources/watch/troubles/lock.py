"""Idle workers are killed, one of them with the lock of the queue of tasks."""
import multiprocessing as mp
import os
import signal
import time

if __name__ == "__main__":
    with mp.get_context("fork").Pool(2) as pool:
        print(pool.map(abs, range(4), chunksize=1))
        time.sleep(0.3)
        for worker in mp.active_children():
            os.kill(worker.pid, signal.SIGKILL)
        time.sleep(0.5)
        print(pool.map(abs, range(4), chunksize=1))
