"""A table of what a classifier does, class by class."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nnbook.metrics.averages import AVERAGES, Counts, count_classes, f_score
from nnbook.metrics.labels import classes_seen, true_and_predicted
from nnbook.validation import require
from nnbook.validation.room import require_room

#: How many numbers would take as much memory as the name and row of a class.
ROOM = 64


class ReportRow(NamedTuple):
    """name, precision, recall, F1, and support: how many samples are of the class."""

    name: str
    precision: float
    recall: float
    f1: float
    support: float


class ClassificationReport(NamedTuple):
    """Rows of precision, recall, F1 and support; `print` shows an aligned table.

    `classes` has a row for each class, `averages` one for each way to average.
    """

    classes: tuple[ReportRow, ...]
    averages: tuple[ReportRow, ...]

    def __str__(self) -> str:
        width = max(len(row.name) for row in self.classes + self.averages)
        head = ["precision", "recall", "f1", "support"]
        lines = [" ".join([" " * width, *(f"{name:>9}" for name in head)])]
        for rows in (self.classes, self.averages):
            lines += ["", *(_line(row, width) for row in rows)]
        return "\n".join(lines)


def classification_report(
    Y: npt.ArrayLike,
    P: npt.ArrayLike,
    names: Sequence[str] | None = None,
    *,
    weights: npt.ArrayLike | None = None,
    zero_division: float = 0,
) -> ClassificationReport:
    """Precision, recall, F1 and support of every class, and their averages.

    "micro" is the accuracy. Y and P may be class indices (N,) or rows (N, K). `names`
    has one string for each class, by default "0", "1", ...; the rest is as in
    `precision`. Raises ValueError where that does, and for fewer names than classes.

    >>> print(classification_report([0, 0, 0, 1], [1, 1, 0, 1], ["cat", "dog"]))
             precision    recall        f1   support
    <BLANKLINE>
    cat          1.000     0.333     0.500         3
    dog          0.333     1.000     0.500         1
    <BLANKLINE>
    macro        0.667     0.667     0.500         4
    micro        0.500     0.500     0.500         4
    weighted     0.833     0.500     0.500         4
    """
    true, predicted = true_and_predicted(Y, P)
    names = _class_names(names, classes_seen(true, predicted))
    counts = count_classes(true, predicted, len(names), weights)
    classes = np.transpose([*_scores(counts, None, zero_division), counts.true])
    averages = [
        (*_scores(counts, a, zero_division), counts.true.sum()) for a in AVERAGES
    ]
    return ClassificationReport(_rows(names, classes), _rows(AVERAGES, averages))


def _class_names(names: Sequence[str] | None, seen: int) -> Sequence[str]:
    """Return the names, or the numbers of the classes. Raises ValueError."""
    if names is None:
        require_room("classes", seen, (seen, ROOM))
        return [str(k) for k in range(seen)]
    proper = isinstance(names, list | tuple) and all(isinstance(n, str) for n in names)
    expected = f"a list of {seen} strings at least, one for each class"
    require(proper and len(names) >= seen, "names", names, expected)
    return names


def _scores(counts: Counts, average: str | None, zero_division: float) -> list[Any]:
    """Precision, recall and F1."""
    return [f_score(counts, share, average, zero_division) for share in (0, 1, 0.5)]


def _rows(names: Sequence[str], table: Any) -> tuple[ReportRow, ...]:
    """One row for each name."""
    pairs = zip(names, np.asarray(table).tolist(), strict=True)
    return tuple(ReportRow._make([name, *numbers]) for name, numbers in pairs)


def _line(row: ReportRow, width: int) -> str:
    """One row of the table."""
    scores = "".join(f"{score:10.3f}" for score in (row.precision, row.recall, row.f1))
    return f"{row.name:<{width}}{scores}{row.support:10.10g}"
