"""Managers, shared memory, Value and Array, used by workers of a pool and by processes."""
# arguments: fork | spawn
import ctypes
import multiprocessing as mp
import sys
from multiprocessing import shared_memory
from multiprocessing.managers import BaseManager

number = None


class Counter:
    def __init__(self):
        self.n = 0

    def add(self, n):
        self.n += n
        return self.n


class Counters(BaseManager):
    pass


Counters.register("Counter", Counter)


def begin(value):
    global number
    number = value


def note(shared, x):
    shared.append(x)
    with number.get_lock():
        number.value += x


def write(name, place):
    memory = shared_memory.SharedMemory(name=name)
    memory.buf[place] = place + 1
    memory.close()


def fill(array, lock):
    for i in range(len(array)):
        with lock:
            array[i] += i


if __name__ == "__main__":
    context = mp.get_context(sys.argv[1])
    with context.Manager() as manager:
        shared, texts = manager.list(), manager.dict(a=1)
        value = context.Value(ctypes.c_long, 0)
        with context.Pool(2, begin, (value,)) as pool:
            pool.starmap(note, [(shared, i) for i in range(6)], chunksize=2)
        queue, lock, event = manager.Queue(), manager.Lock(), manager.Event()
        with lock:
            queue.put(texts.copy())
        event.set()
        print(sorted(shared), value.value, queue.get(), event.is_set(), manager.Namespace(x=1).x)
        with manager.Pool(1) as pool:
            print(pool.map(abs, [-1, 2]))
    with Counters(ctx=context) as counters:
        counter = counters.Counter()
        print(counter.add(2), counter.add(3))
    memory = shared_memory.SharedMemory(create=True, size=8)
    array, lock = context.Array("i", 4), context.Lock()
    processes = [context.Process(target=write, args=(memory.name, i)) for i in range(3)]
    processes += [context.Process(target=fill, args=(array, lock)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(bytes(memory.buf)[:4], array[:], [process.exitcode for process in processes])
    memory.close()
    memory.unlink()
