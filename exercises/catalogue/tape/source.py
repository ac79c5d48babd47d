"""Automatic differentiation on a tape, for single numbers."""

from __future__ import annotations


class Value:
    """A number that remembers how it was made."""

    def __init__(self, data: float) -> None:
        # --- solution
        self.data = data
        self.grad = 0.0
        self.parents: list[tuple[Value, float]] = []  # with the slope by each of them
        # --- stub
        # raise NotImplementedError("__init__ is yours to write")
        # --- end

    def __add__(self, other: Value | float) -> Value:
        """Return the sum; other is a Value or a plain number."""
        # --- solution
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data + other.data)
        result.parents = [(self, 1.0), (other, 1.0)]
        return result
        # --- stub
        # raise NotImplementedError("__add__ is yours to write")
        # --- end

    def __mul__(self, other: Value | float) -> Value:
        """Return the product; other is a Value or a plain number."""
        # --- solution
        other = other if isinstance(other, Value) else Value(other)
        result = Value(self.data * other.data)
        result.parents = [(self, other.data), (other, self.data)]
        return result
        # --- stub
        # raise NotImplementedError("__mul__ is yours to write")
        # --- end

    def relu(self) -> Value:
        """Return the value where it is positive, 0 elsewhere."""
        # --- solution
        result = Value(max(self.data, 0.0))
        result.parents = [(self, 1.0 if self.data > 0 else 0.0)]
        return result
        # --- stub
        # raise NotImplementedError("relu is yours to write")
        # --- end

    def backward(self) -> None:
        """Add the derivative of this value to `grad` of all that it was made of."""
        # --- solution
        self.grad = 1.0
        for value in reversed(self._record()):
            for parent, slope in value.parents:
                parent.grad += slope * value.grad
        # --- stub
        # raise NotImplementedError("backward is yours to write")
        # --- end

    # --- solution
    def _record(self) -> list[Value]:
        """Return all values that this one was made of, parents before children."""
        found, seen = [], set()

        def visit(value: Value) -> None:
            if value in seen:
                return
            seen.add(value)
            for parent, _ in value.parents:
                visit(parent)
            found.append(value)

        visit(self)
        return found

    # --- stub
    # # Methods of your own can stand here.
    # --- end

    def __neg__(self) -> Value:
        return self * -1.0

    def __sub__(self, other: Value | float) -> Value:
        return self + -other

    def square(self) -> Value:
        """Return the value times itself."""
        return self * self

    __radd__ = __add__
    __rmul__ = __mul__
