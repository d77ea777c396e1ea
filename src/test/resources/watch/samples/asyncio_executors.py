"""asyncio over executors of processes and threads: gather, errors, a timeout, cancelled futures, the default executor."""
# arguments: fork | spawn
import asyncio
import multiprocessing as mp
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


gate = None


def square(x):
    if x == 3:
        raise ValueError("three")
    return x * x


def begin(event):
    global gate
    gate = event


def wait_at_the_gate(x):
    return gate.wait(30)


async def use(name, executor, gate):
    loop = asyncio.get_running_loop()
    loop.slow_callback_duration = 60  # Whether the machine was busy is not what is told here.
    results = await asyncio.gather(
        *[loop.run_in_executor(executor, square, i) for i in range(5)], return_exceptions=True)
    print(name, [r if type(r) is int else repr(r) for r in results])
    for first in asyncio.as_completed([loop.run_in_executor(executor, square, i) for i in (1, 1)]):
        print(name, await first)
    try:
        await asyncio.wait_for(loop.run_in_executor(executor, wait_at_the_gate, 0), timeout=0.05)
    except asyncio.TimeoutError:
        print(name, "too late")
    waiting = [loop.run_in_executor(executor, wait_at_the_gate, i) for i in range(8)]
    print(name, waiting[-1].cancel())
    gate.set()
    done, pending = await asyncio.wait(waiting)
    print(name, len(done), len(pending), sum(f.cancelled() for f in done))


async def main(context):
    event = context.Event()
    with ProcessPoolExecutor(2, mp_context=context, initializer=begin, initargs=(event,)) as processes:
        await use("processes", processes, event)
    event = threading.Event()
    with ThreadPoolExecutor(2, initializer=begin, initargs=(event,)) as threads:
        await use("threads", threads, event)
    print(await asyncio.get_running_loop().run_in_executor(None, square, 9))


if __name__ == "__main__":
    asyncio.run(main(mp.get_context(sys.argv[1])))
