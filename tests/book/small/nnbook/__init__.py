"""A stand-in for nnbook: one function and one class."""

VALUE = 2


def twice(x: float) -> float:
    """2x."""
    return VALUE * x


class Layer:
    """A layer that knows one method."""

    def backward(self, x: float) -> float:
        """Give back twice what came in."""
        return twice(x)
