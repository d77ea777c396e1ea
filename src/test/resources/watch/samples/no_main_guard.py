"""Without `if __name__ == "__main__"` under spawn: the child imports the program, which tries to start one itself."""
# arguments: spawn | forkserver
import multiprocessing as mp
import sys
from concurrent.futures import ProcessPoolExecutor


def work(x):
    return x


context = mp.get_context(sys.argv[1])
process = context.Process(target=work, args=(1,))
process.start()
process.join()
print("exit code", process.exitcode)
with ProcessPoolExecutor(1, mp_context=context) as executor:
    try:
        print(executor.submit(work, 2).result())
    except Exception as e:
        print(type(e).__name__)
