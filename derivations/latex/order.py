"""The text's order of terms and factors."""

from collections.abc import Callable

from sympy import Add, Expr, Indexed, KroneckerDelta, Mul, Pow, Sum, Symbol


def matrix_order(factors: tuple[Expr, ...]) -> list[Expr]:
    """Entries as in a product of matrices: X_{ni} W_{ij}, the shared index inside."""

    def follows(factor: Expr) -> bool:
        others = (f for f in factors if isinstance(f, Indexed) and f != factor)
        matrix = isinstance(factor, Indexed) and len(factor.indices) == 2
        return matrix and any(f.indices[-1] == factor.indices[0] for f in others)

    return sorted(sorted(factors, key=name_rank), key=follows)


def name_rank(factor: Expr) -> tuple[int, str]:
    """Fewer indices first, then by name: n_{l-1} n_l, S_n P_{nj}."""
    return len(factor.indices) if isinstance(factor, Indexed) else 0, str(factor)


def term_rank(term: Expr) -> tuple[bool, int, int, str]:
    """The place of a term: positive first; entries, symbols by degree, numbers."""
    negative = bool(term.could_extract_minus_sign())
    if term.has(Indexed):
        return negative, 0, int(str(term).startswith("(")), str(term)
    if term.is_number:
        return negative, 2, 0, str(term)
    degree = sum(_degree(factor) for factor in Mul.make_args(term))
    return negative, 1, -degree, str(term)


def _degree(factor: Expr) -> int:
    exponent = factor.as_base_exp()[1]
    return int(exponent) if exponent.is_Integer else 1


def is_long(factor: Expr) -> bool:
    """Whether a factor is better read behind a fraction than in it."""
    return isinstance(factor, Sum) or (isinstance(factor, Add) and factor.has(Indexed))


def factor_rank(factor: Expr) -> tuple[int, bool]:
    """The place of a factor in a product; marked letters such as ḡ after plain ones."""
    kinds: list[Callable[[Expr], bool]] = [
        lambda f: bool(f.is_number),
        lambda f: isinstance(f, Add) and (not f.has(Indexed) or _is_count(f)),
        lambda f: isinstance(f, Symbol),
        lambda f: isinstance(f, Pow) and not f.has(Sum),
        lambda f: isinstance(f, Indexed),
        lambda f: isinstance(f, KroneckerDelta),
        lambda f: not f.has(Sum) and not isinstance(f, Add),
        lambda f: not isinstance(f, Sum),
    ]
    place = next((n for n, kind in enumerate(kinds) if kind(factor)), len(kinds))
    return place, str(factor).startswith("\\")


def _is_count(expr: Expr) -> bool:
    """n + 1 and the like."""
    return all(not t.could_extract_minus_sign() for t in expr.args) and any(
        t.is_number for t in expr.args
    )
