"""What the reference reached over many seeds, read from `calibration.json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np

FILE = "calibration.json"


@dataclass(frozen=True)
class Record:
    """One number over the seeds: how many, where they lay, how they spread."""

    seeds: int
    lowest: float
    low: float
    median: float
    high: float
    highest: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Record:
        """Return the record of these values: extremes, 5 %, 50 % and 95 %."""
        points = np.quantile(values, [0, 0.05, 0.5, 0.95, 1])
        return cls(len(values), *(float(f"{point:.6g}") for point in points))

    def to_json(self) -> dict[str, Any]:
        """Return the record as plain values."""
        return asdict(self)

    def outside(self, name: str, value: float, side: str = "") -> str | None:
        """Return a sentence if the value lies too far beyond the extremes.

        Beyond them as much room is left as lies between them: for numbers spread like
        the normal law, forty seeds leave about six standard deviations.
        """
        room = self.highest - self.lowest
        below = value < self.lowest - room and side != "high"
        above = value > self.highest + room and side != "low"
        if isfinite(value) and not (below or above):
            return None
        reached = f"the reference reached {self.lowest:.4g} to {self.highest:.4g}"
        return f"The {name} is {value:.4g}; over {self.seeds} seeds {reached}."


@cache
def recorded(folder: Path, check: str) -> dict[str, Record]:
    """Return the records of a check: name of the number -> record."""
    try:
        found = json.loads((folder / FILE).read_text("utf-8"))["checks"][check]
    except (FileNotFoundError, KeyError):
        name = folder.name.replace("_", "-")
        raise ValueError(
            f"{check} of {name} is not calibrated: python -m exercises.calibrate {name}"
        ) from None
    return {name: Record(**entry) for name, entry in found.items()}
