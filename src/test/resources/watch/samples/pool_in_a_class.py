"""A class that owns its pool, and maps its own bound, class and static methods over it."""
# arguments: fork | spawn | forkserver
import functools
import multiprocessing as mp
import sys


class Simulation:
    instances = 0

    def __init__(self, method, scale):
        type(self).instances += 1
        self.scale = scale
        self.steps = 0
        self._pool = mp.get_context(method).Pool(2)

    def __getstate__(self):
        state = dict(self.__dict__)
        del state["_pool"]  # A pool can't be pickled; each task carries the rest of the object.
        state["sent"] = True
        return state

    def step(self, x):
        self.steps += 1  # In the worker's copy: the next task has a new one.
        return x * self.scale, self.steps, getattr(self, "sent", False), hasattr(self, "_pool")

    @classmethod
    def named(cls, x):
        return cls.__name__, x

    @staticmethod
    def plain(x, y=0):
        return x - y

    def __call__(self, x):
        return "called", x + self.scale

    def run(self):
        print(self._pool.map(self.step, range(4), chunksize=1))
        print(self._pool.map(self.step, range(4), chunksize=2))
        print(self._pool.map(Simulation.named, "ab"))
        print(self._pool.starmap(Simulation.plain, [(5, 1), (6, 2)]))
        print(list(self._pool.imap(self, [1, 2])))
        print(self._pool.map(functools.partial(self.plain, y=3), [10, 20]))
        print(self._pool.map(operator_of(self), [1]))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._pool.terminate()
        self._pool.join()


def operator_of(simulation):
    return functools.partial(Simulation.step, simulation)


if __name__ == "__main__":
    with Simulation(sys.argv[1], 10) as simulation:
        simulation.run()
        print(simulation.steps, Simulation.instances)
    print("counted:", ("calls", 7), ("taskels", 4 + 4 + 2 + 2 + 2 + 2 + 1))
