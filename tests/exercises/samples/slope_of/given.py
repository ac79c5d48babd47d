"""Functions to try the slope on."""


def cube(x: float) -> float:
    """Return x**3."""
    return x * x * x
