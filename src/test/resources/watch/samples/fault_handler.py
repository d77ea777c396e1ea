"""faulthandler: a worker that crashes tells its stack, and so does the program on request and by a watchdog."""
import faulthandler
import multiprocessing as mp
import os
import signal
import sys
import tempfile


def crash(x):
    if x == 1:
        faulthandler.enable(open("/dev/null", "w"))
        faulthandler._sigsegv()
    return x


def stack():
    """Returns the program's own functions that stand on the stack."""
    with tempfile.TemporaryFile("w+") as file:
        faulthandler.dump_traceback(file, all_threads=False)
        file.seek(0)
        return [line.split()[-1] for line in file if os.path.basename(__file__) in line]


def taskel(x):
    return stack()


if __name__ == "__main__":
    context = mp.get_context("fork")
    faulthandler.enable()
    print("enabled", faulthandler.is_enabled(), stack())
    with context.Pool(1) as pool:
        print(pool.map(taskel, range(2)), pool.map(taskel, range(2), chunksize=2))
    process = context.Process(target=crash, args=(1,))
    process.start()
    process.join()
    print("exit code", process.exitcode)
    with tempfile.TemporaryFile("w+") as file:
        faulthandler.register(signal.SIGUSR1, file, all_threads=False)
        with context.Pool(1) as pool:
            result = pool.apply_async(crash, (0,))
            os.kill(os.getpid(), signal.SIGUSR1)
            print(result.get())
            pool.apply(os.kill, (os.getpid(), signal.SIGUSR1))
        file.seek(0)
        print(sum("<module>" in line for line in file))
    faulthandler.dump_traceback_later(60)
    faulthandler.cancel_dump_traceback_later()
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGABRT)
