"""Random numbers for all symbols, and the sentence that says where two sides differ."""

from collections.abc import Iterable, Iterator
from itertools import product
from random import Random
from typing import Any

from sympy import Indexed, IndexedBase, Symbol

from derivations.definitions import Context, name_of
from derivations.evaluate import COIN, World
from derivations.latex import latex
from derivations.matrices import entries

HANDFUL = 4  # numbers that a sentence can carry


def worlds(context: Context, sides: tuple[Any, Any], rng: Random) -> Iterator[World]:
    """Numbers for all symbols: every trial size, and some of the free indices."""
    free = set().union(*(side.free_symbols for side in sides))
    indices = sorted((i for i in context.ranges if i in free), key=str)
    for sizes in context.trials:
        ends = (range(1, context.ranges[i].subs(sizes) + 1) for i in indices)
        choices = list(product(*ends))
        for choice in rng.sample(choices, min(4, len(choices))):
            world = World(context, sizes, rng)
            world.bound.update(zip(indices, choice, strict=True))
            yield world


def witness(world: World, public: set[str], left: float, right: float) -> str:
    """Where the two sides differ and by how much, as a sentence of MyST."""
    sizes = [f"${latex(s)} = {v}$" for s, v in world.bound.items() if s in world.seen]
    drawn = [entry for entry in sorted(world.drawn.items()) if entry[0][0] != COIN]
    values = [
        f"${latex(IndexedBase(name)[places] if places else Symbol(name))} = "
        f"{float(value):g}$"
        for (name, places), value in drawn
    ]
    hidden = any(name not in public for (name, _), _ in drawn)
    places_ = [*sizes, *values]
    if hidden or len(places_) > HANDFUL:
        where = "At a random point the"
    else:
        where = f"At {', '.join(places_)} the" if places_ else "The"
    digits = next((n for n in range(3, 17) if f"{left:.{n}g}" != f"{right:.{n}g}"), 17)
    return (
        f"{where} left side is ${left:.{digits}g}$ and the right side "
        f"${right:.{digits}g}$."
    )


def names(expressions: Iterable[Any]) -> set[str]:
    """The names that occur in some expressions."""
    atoms = (entries(e).atoms(Symbol, Indexed) for e in expressions)
    return {name_of(atom) for found in atoms for atom in found}
