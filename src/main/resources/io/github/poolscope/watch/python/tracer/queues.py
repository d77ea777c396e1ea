"""Watches multiprocessing.queues: Queue, JoinableQueue and SimpleQueue. The queues of a pool are not told."""

from . import kinds, log, pipes, primitives, waits, wrapping

# The attribute of an executor's queue that has what is known of the executor.
EXECUTOR = "_poolscope_executor"

when_queued = None  # called with what is known of an executor and what is put into its queue


def patch(module):
    """Watches multiprocessing.queues."""
    for name, semaphore_of in (("Queue", room_of), ("JoinableQueue", room_of), ("SimpleQueue", lock_of)):
        constructor = primitives.make_constructor(name, primitives.QUEUE, semaphore_of, capacity)
        wrapping.wrap(module.__dict__[name], "__init__", constructor)
    for name in ("Queue", "SimpleQueue"):
        wrapping.wrap(module.__dict__[name], "__setstate__", make_setstate)
    wrapping.wrap(module.Queue, "put", make_put)
    wrapping.wrap(module.Queue, "get", make_get)
    wrapping.wrap(module.JoinableQueue, "put", make_put)
    wrapping.wrap(module.JoinableQueue, "task_done", make_task_done)
    wrapping.wrap(module.JoinableQueue, "join", make_join)
    wrapping.wrap(module.SimpleQueue, "put", make_simple_put)
    wrapping.wrap(module.SimpleQueue, "get", make_simple_get)


def room_of(queue):
    """Returns the semaphore that counts the room in a queue."""
    return queue._sem._semlock


def lock_of(queue):
    """Returns the semaphore of the lock that readers of a simple queue take."""
    return queue._rlock._semlock


def capacity(queue) -> int:
    """Returns how much a queue holds, -1 if it has no limit."""
    most = wrapping.attribute(queue, "_maxsize")
    return most if type(most) is int and most < 2**31 - 1 else primitives.UNLIMITED


def depth(queue) -> int:
    """Returns how much is in a queue; 0 where the system does not tell it."""
    try:
        return queue._maxsize - queue._sem._semlock._get_value()
    except Exception:
        return 0


def make_setstate(original):
    """In a spawned process: the pipe in a queue is none of the program's."""

    def __setstate__(self, state):
        original(self, state)
        try:
            pipes.forget(self._reader)
            pipes.forget(self._writer)
        except Exception as error:
            log.contain(error)

    return __setstate__


def told(original, queue, name: str, arguments, wait: int, action: int, before: int = 0):
    """Calls a function of a queue, and tells what it did. The number of its wait is 0 if there is none."""
    try:
        result = original(queue, *arguments)
    except BaseException as error:
        waits.returned(wait, True)
        if wait:
            primitives.tell(kinds.ACTION_GAVE_UP, name)
        wrapping.hide(error)
        raise
    waits.returned(wait)
    primitives.tell(action, name, depth(queue), before)
    return result


def wait_for_item(queue, name: str) -> int:
    """Tells that this thread waits for an item if there is none. Returns the wait's number, 0 for none."""
    try:
        if name and not queue._poll(0):
            return primitives.blocked(kinds.IN_RECV_OR_GET_OF_A_QUEUE, name, kinds.FOR_WHAT_IT_ASKED)
    except OSError:
        pass  # It is closed, which the original says.
    except Exception as error:
        log.contain(error)
    return 0


# ---- Queue, JoinableQueue ----------------------------------------------------------------------------------


def make_put(original):
    """Queue.put and JoinableQueue.put"""

    def put(self, obj, block=True, timeout=None):
        wait = before = 0
        name = primitives.key(self, primitives.QUEUE, room_of)
        try:
            if name:
                before = log.clock()
                if primitives.may_wait(block, timeout) and self._sem._semlock._is_zero():
                    wait = primitives.blocked(kinds.IN_PUT, name, kinds.FOR_ROOM)
            elif when_queued is not None and EXECUTOR in self.__dict__:
                when_queued(self.__dict__[EXECUTOR], obj)
        except Exception as error:
            log.contain(error)
        try:
            if not name:
                return original(self, obj, block, timeout)
            return told(
                original, self, name, (obj, block, timeout), wait, kinds.ACTION_PUT, 0 if wait else before
            )
        except BaseException as error:
            wrapping.hide(error)
            raise

    return put


def make_get(original):
    """Queue.get"""

    def get(self, block=True, timeout=None):
        name = primitives.key(self, primitives.QUEUE, room_of)
        wait = wait_for_item(self, name) if primitives.may_wait(block, timeout) else 0
        try:
            if not name:
                return original(self, block, timeout)
            return told(original, self, name, (block, timeout), wait, kinds.ACTION_GOT)
        except BaseException as error:
            wrapping.hide(error)
            raise

    return get


def make_task_done(original):
    """JoinableQueue.task_done"""

    def task_done(self):
        before = log.clock()  # Afterwards a process that waits for all items may have returned already.
        try:
            original(self)
        except BaseException as error:
            wrapping.hide(error)
            raise
        name = primitives.key(self, primitives.QUEUE, room_of)
        if name:
            try:
                unfinished = self._unfinished_tasks._semlock._get_value()
            except NotImplementedError:
                unfinished = 0
            primitives.tell(kinds.ACTION_TASK_DONE, name, unfinished, before)

    return task_done


def make_join(original):
    """JoinableQueue.join"""

    def join(self):
        wait = 0
        name = primitives.key(self, primitives.QUEUE, room_of)
        try:
            if name and not self._unfinished_tasks._semlock._is_zero():
                wait = primitives.blocked(kinds.IN_JOIN, name, kinds.FOR_ALL_TO_BE_DONE)
        except Exception as error:
            log.contain(error)
        try:
            return original(self)
        except BaseException as error:
            if wait:
                primitives.tell(kinds.ACTION_GAVE_UP, name)
            wrapping.hide(error)
            raise
        finally:
            waits.returned(wait)

    return join


# ---- SimpleQueue -------------------------------------------------------------------------------------------


def make_simple_put(original):
    """SimpleQueue.put"""

    def put(self, obj):
        name = primitives.key(self, primitives.QUEUE, lock_of)
        try:
            if not name:
                return original(self, obj)
            return told(original, self, name, (obj,), 0, kinds.ACTION_PUT, log.clock())
        except BaseException as error:
            wrapping.hide(error)
            raise

    return put


def make_simple_get(original):
    """SimpleQueue.get"""

    def get(self):
        name = primitives.key(self, primitives.QUEUE, lock_of)
        wait = wait_for_item(self, name)
        try:
            if not name:
                return original(self)
            return told(original, self, name, (), wait, kinds.ACTION_GOT)
        except BaseException as error:
            wrapping.hide(error)
            raise

    return get
