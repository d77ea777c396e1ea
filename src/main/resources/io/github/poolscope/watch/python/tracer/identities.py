"""What is known of an object that can't be given an attribute."""

from _weakref import ref


class Identities:
    """Values by the identity of an object, as long as the object lives; its == and hash() are not used."""

    def __init__(self):
        self._values = {}

    def put(self, thing, value):
        """Keeps a value for an object."""
        key = id(thing)
        values = self._values

        def forget(reference):
            entry = values.get(key)
            if entry is not None and entry[0] is reference:
                del values[key]

        values[key] = ref(thing, forget), value

    def get(self, thing):
        """Returns the value of an object, None if there is none."""
        entry = self._values.get(id(thing))
        return entry[1] if entry is not None and entry[0]() is thing else None
