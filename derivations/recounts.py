"""Which parts of a network, left out or counted twice, explain a wrong count."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from sympy import Basic, Expr, FiniteSet, Integer, Set, Symbol, Tuple


class Recounts(Basic):  # type: ignore[misc]
    """All sets of parts with  total + sign · (their sizes) = target."""

    def __new__(cls, parts: Mapping[Symbol, int], sign: int, target: int) -> "Recounts":
        """Sets of `parts` (name and size) with total + sign · sizes = target."""
        pairs = Tuple(*(Tuple(name, size) for name, size in parts.items()))
        return Basic.__new__(  # type: ignore[no-any-return]
            cls, pairs, Integer(sign), Integer(target)
        )

    @property
    def parts(self) -> tuple[tuple[Symbol, Integer], ...]:
        """The parts of the network, each with its number of parameters."""
        return tuple(tuple(pair) for pair in self.args[0])

    @property
    def sign(self) -> Expr:
        """+1 when parts are counted twice, -1 when they are left out."""
        return self.args[1]

    @property
    def target(self) -> Expr:
        """The number that is to be explained."""
        return self.args[2]

    @property
    def total(self) -> Expr:
        """The right count."""
        return sum((size for _, size in self.parts), Integer(0))

    def admits(self, names: Iterable[Symbol]) -> bool:
        """Whether this set of parts explains the target."""
        sizes = dict(self.parts)
        wrong = sum(sizes[name] for name in names)
        return bool(self.total + self.sign * wrong == self.target)

    def candidates(self, other: Set) -> Iterator[FiniteSet]:
        """Every set of parts."""
        names = [name for name, _ in self.parts]
        for count in range(len(names) + 1):
            yield from (FiniteSet(*chosen) for chosen in combinations(names, count))

    def doit(self, **hints: Any) -> Set:
        """Try every set of parts."""
        return FiniteSet(*(s for s in self.candidates(FiniteSet()) if self.admits(s)))
