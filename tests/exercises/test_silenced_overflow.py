"""Activation functions: an overflow whose warning is silenced is one all the same."""

import pytest

import exercises
from exercises.sandbox import Crew

from .conftest import graded

SAFE = "E = np.exp(-np.abs(Z))\n    return np.where(Z >= 0, 1, E) / (1 + E)"
NAIVE = "return 1 / (1 + np.exp(-Z))"
INSIDE = "with {}:\n        return 1 / (1 + np.exp(-Z))"
DEF = "def sigmoid("
SILENCED = {
    "errstate": (DEF, INSIDE.format('np.errstate(over="ignore")')),
    "errstate by another name": (
        f"from numpy import errstate\n\n\n{DEF}",
        INSIDE.format('errstate(all="ignore")'),
    ),
    "errstate made before": (
        f'QUIET = np.errstate(over="ignore")\n\n\n{DEF}',
        INSIDE.format("QUIET"),
    ),
    "decorator": (f'@np.errstate(over="ignore")\n{DEF}', NAIVE),
    "seterr": (DEF, f'np.seterr(over="ignore")\n    {NAIVE}'),
    "seterr of all": (DEF, f'np.seterr("ignore")\n    {NAIVE}'),
    "filter": (
        f"import warnings\n\n\n{DEF}",
        f'warnings.simplefilter("ignore")\n    {NAIVE}',
    ),
    "filter before": (
        f'import warnings\n\nwarnings.filterwarnings("ignore")\n\n\n{DEF}',
        NAIVE,
    ),
}
#: What is not an overflow may be silenced: the exponential of -1000 is 0.
ALLOWED = {
    "underflow": (DEF, f'np.seterr(under="ignore")\n    {SAFE}'),
    "all of a right one": (f'@np.errstate(all="ignore")\n{DEF}', SAFE),
}


def lost(crew: Crew, opening: str, body: str) -> set[str]:
    """Return which checks a sigmoid with these lines does not pass."""
    text = exercises.get("activation-functions").solution
    assert text.count(DEF) == text.count(SAFE) == 1
    text = text.replace(SAFE, body).replace(DEF, opening)
    result = graded(crew, "activation-functions", text, 1, patient=True)
    assert not result.flags
    return {check.id for check in result.checks if check.state != "passed"}


@pytest.mark.parametrize("how", SILENCED)
def test_a_silenced_overflow_is_seen(how: str, strong: Crew) -> None:
    assert "sigmoid-huge" in lost(strong, *SILENCED[how])


@pytest.mark.parametrize("how", ALLOWED)
def test_anything_else_may_be_silenced(how: str, strong: Crew) -> None:
    assert lost(strong, *ALLOWED[how]) == set()
