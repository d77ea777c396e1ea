"""Watches multiprocessing.synchronize: locks, semaphores, conditions, events and barriers."""

import threading

from . import kinds, log, primitives, waits, wrapping

KEY = primitives.KEY
RECURSIVE = 0


def patch(module):
    """Watches multiprocessing.synchronize."""
    base = module.SemLock
    wrapping.wrap(base, "_make_name", make_name)
    wrapping.wrap(base, "_make_methods", make_methods)
    with_statement.base = base
    for name in ("Lock", "RLock", "Semaphore", "BoundedSemaphore"):
        constructor = primitives.make_constructor(name, primitives.LOCK, semaphore_of_lock, capacity_of_lock)
        wrapping.wrap(module.__dict__[name], "__init__", constructor)
    for name, mark, semaphore_of in (
        ("Condition", primitives.CONDITION, semaphore_of_condition),
        ("Event", primitives.EVENT, semaphore_of_event),
        ("Barrier", primitives.BARRIER, semaphore_of_barrier),
    ):
        constructor = primitives.make_constructor(name, mark, semaphore_of, capacity_of_other)
        wrapping.wrap(module.__dict__[name], "__init__", constructor)
    wrapping.wrap(
        module.Condition, "wait", lambda original: make_wait(original, key_of_condition, is_held)
    )
    wrapping.wrap(module.Condition, "notify", make_notify)
    wrapping.wrap(module.Event, "set", lambda original: make_event_change(original, kinds.ACTION_SET))
    wrapping.wrap(module.Event, "clear", lambda original: make_event_change(original, kinds.ACTION_CLEARED))
    wrapping.wrap(module.Event, "wait", lambda original: make_wait(original, key_of_event, is_clear))
    barrier = module.Barrier
    wrapping.wrap(threading.Barrier, "wait", lambda original: make_barrier_wait(barrier, original))


def semaphore_of_lock(lock):
    """Returns the semaphore of a lock or a semaphore."""
    return lock._semlock


def capacity_of_lock(lock) -> int:
    """Returns how often a semaphore can be acquired, as far as it is limited."""
    return lock._semlock._get_value() if type(lock).__name__.endswith("Semaphore") else 1


def capacity_of_other(made) -> int:
    """Returns how many processes meet at a barrier."""
    return wrapping.attribute(made, "_parties", primitives.UNLIMITED)


def semaphore_of_condition(condition):
    """Returns the semaphore of a condition's lock if that is its own, otherwise another one of it."""
    own = condition._lock._semlock
    is_own = own.name is not None and own.name.endswith(primitives.CONDITION)
    return own if is_own else condition._wait_semaphore._semlock


def semaphore_of_event(event):
    """Returns the semaphore that says whether an event is set."""
    return event._flag._semlock


def semaphore_of_barrier(barrier):
    """Returns a semaphore of a barrier."""
    return barrier._cond._wait_semaphore._semlock


def key_of_condition(condition) -> str:
    """Returns the key of a condition: that of its lock if it is its own, so that both are one."""
    own = wrapping.attribute(condition._lock, KEY, "")
    if own.endswith(primitives.CONDITION):
        return own
    return primitives.key(condition, primitives.CONDITION, semaphore_of_condition)


def key_of_event(event) -> str:
    """Returns the key of an event."""
    return primitives.key(event, primitives.EVENT, semaphore_of_event)


# ---- Lock, RLock, Semaphore, BoundedSemaphore --------------------------------------------------------------


def make_name(original):
    """SemLock._make_name"""

    def _make_name():
        return original() + primitives.mark_of_what_is_made()

    return _make_name


def make_methods(original):
    """SemLock._make_methods, called once the semaphore is there, also in a spawned process."""

    def _make_methods(self):
        original(self)
        try:
            semaphore = self._semlock
            name = semaphore.name
            if name is None:
                mark = primitives.mark_of_what_is_made()
                is_told = (
                    mark == primitives.LOCK or mark == primitives.CONDITION and semaphore.kind == RECURSIVE
                )
                name = primitives.new_key(mark) if is_told else ""
            if (
                name.endswith(primitives.LOCK)
                or name.endswith(primitives.CONDITION)
                and semaphore.kind == RECURSIVE
            ):
                with_statement.watch()
                self.acquire, self.release = watched(semaphore, name)
                wrapping.mark(self, KEY, name)
        except Exception as error:
            log.contain(error, "A lock could not be watched")

    return _make_methods


def amount(semaphore) -> int:
    """Returns how often a lock is held by this thread, or how often a semaphore can be acquired."""
    if semaphore.kind == RECURSIVE:
        return semaphore._count()
    if semaphore.maxvalue == 1:
        return 1 - semaphore._get_value()
    return semaphore._get_value()


def watched(semaphore, name: str):
    """Returns what acquires and releases a semaphore and tells it."""
    original_acquire, original_release = semaphore.acquire, semaphore.release

    def acquire(*arguments, **keywords):
        wait = 0
        got = False
        try:
            if is_waiting(arguments, keywords):
                if original_acquire(False):
                    got = True
                    primitives.tell(kinds.ACTION_ACQUIRED, name, amount(semaphore))
                    return True
                wait = primitives.blocked(kinds.IN_ACQUIRE, name, kinds.FOR_WHAT_IT_ASKED)
        except BaseException as error:
            if got:
                # An error of a signal handler: the program does not know that it has the lock.
                original_release()
            if not isinstance(error, Exception):
                raise
            log.contain(error)
        try:
            got = original_acquire(*arguments, **keywords)
        except BaseException as error:
            wrapping.hide(error)
            raise
        finally:
            waits.returned(wait)
            if got:
                primitives.tell(kinds.ACTION_ACQUIRED, name, amount(semaphore))
            elif wait:
                primitives.tell(kinds.ACTION_GAVE_UP, name)
        return got

    def release():
        before = log.clock()  # Afterwards another process may have it already.
        try:
            original_release()
        except BaseException as error:
            wrapping.hide(error)
            raise
        primitives.tell(kinds.ACTION_RELEASED, name, amount(semaphore), before)

    return acquire, release


def is_waiting(arguments, keywords) -> bool:
    """Returns whether acquire() with these arguments may wait; not if they are wrong."""
    if len(arguments) > 2 or any(each not in ("block", "timeout") for each in keywords):
        return False
    block = arguments[0] if arguments else keywords.get("block", True)
    timeout = arguments[1] if len(arguments) > 1 else keywords.get("timeout")
    return primitives.may_wait(block, timeout)


class WithStatement:
    """Has `with` use what acquires and releases a lock, once there is one that the program made.

    It looks for the methods in the class, so that they would slow down the locks in pools as well.
    """

    def __init__(self):
        self.base = None

    def watch(self):
        """Watches the class of all locks."""
        base, self.base = self.base, None
        if base is not None:
            wrapping.wrap(base, "__enter__", make_enter)
            wrapping.wrap(base, "__exit__", make_exit)


with_statement = WithStatement()


def make_enter(original):
    """SemLock.__enter__"""

    def __enter__(self):
        if KEY not in self.__dict__:
            return original(self)
        try:
            return self.acquire()
        except BaseException as error:
            wrapping.hide(error)
            raise

    return __enter__


def make_exit(original):
    """SemLock.__exit__"""

    def __exit__(self, *error):
        if KEY not in self.__dict__:
            return original(self, *error)
        try:
            return self.release()
        except BaseException as other:
            wrapping.hide(other)
            raise

    return __exit__


# ---- Condition, Event, Barrier -----------------------------------------------------------------------------


def told_wait(original, name: str, where: int, arguments, failed_if_false: bool):
    """Calls a function that waits, and tells that it does."""
    wait = primitives.blocked(where, name, kinds.FOR_WHAT_IT_ASKED)
    result = None
    try:
        result = original(*arguments)
        return result
    except BaseException as error:
        wrapping.hide(error)
        raise
    finally:
        waits.returned(wait)
        if result is None or failed_if_false and not result:
            primitives.tell(kinds.ACTION_GAVE_UP, name)


def make_wait(original, key_of, will_wait):
    """Condition.wait, which wait_for calls too, and Event.wait"""

    def wait(self, timeout=None):
        name = key_of(self)
        try:
            if name and will_wait(self):
                return told_wait(original, name, kinds.IN_WAIT, (self, timeout), True)
            return original(self, timeout)
        except BaseException as error:
            wrapping.hide(error)
            raise

    return wait


def is_held(condition) -> bool:
    """Returns whether this thread has the lock of a condition; without it, the condition refuses to wait."""
    return condition._lock._semlock._is_mine()


def is_clear(event) -> bool:
    """Returns whether an event is not set."""
    return event._flag._semlock._is_zero()


def make_notify(original):
    """Condition.notify, which notify_all calls too."""

    def notify(self, n=1):
        name = key_of_condition(self)
        before = log.clock()
        woken = 0
        try:
            if name:
                sleeping = (
                    self._sleeping_count._semlock._get_value() - self._woken_count._semlock._get_value()
                )
                woken = min(sleeping, n) if type(n) is int else sleeping
        except Exception as error:
            log.contain(error)
        try:
            original(self, n)
        except BaseException as error:
            wrapping.hide(error)
            raise
        if name:
            primitives.tell(kinds.ACTION_NOTIFIED, name, woken, before)

    return notify


def make_event_change(original, action: int):
    """Event.set and Event.clear"""

    def change(self):
        name = key_of_event(self)
        before = log.clock()
        try:
            original(self)
        except BaseException as error:
            wrapping.hide(error)
            raise
        if name:
            primitives.tell(action, name, 0, before)

    return change


def make_barrier_wait(barrier, original):
    """threading.Barrier.wait, which the barrier of multiprocessing inherits."""

    def wait(self, timeout=None):
        name = ""
        if type(self) is barrier:
            name = primitives.key(self, primitives.BARRIER, semaphore_of_barrier)
        try:
            if not name:
                return original(self, timeout)
            primitives.tell(kinds.ACTION_ARRIVED, name, self._count + 1)
            place = told_wait(original, name, kinds.IN_WAIT_OF_A_BARRIER, (self, timeout), False)
            primitives.tell(kinds.ACTION_PASSED, name, self._parties)
            return place
        except BaseException as error:
            wrapping.hide(error)
            raise

    return wait
