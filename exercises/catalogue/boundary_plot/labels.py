"""Labels that stand at the wrong part of a figure."""

from typing import Any

import numpy as np

from exercises.checks import Seen

NUMBERS = {"lines": ("x", "y"), "points": ("xy",)}


def misplaced(seen: Seen) -> str | None:
    """Look for a part with the right numbers under the label of another.

    Parts without a label are let off: `legend` may have been given the words.
    """
    got, want = seen.got["drawn"]["axes"], seen.want["drawn"]["axes"]
    for mine, right in zip(got, want, strict=True):
        for kind, keys in NUMBERS.items():
            for part in right[kind]:
                labels = [
                    str(found.get("label"))
                    for found in _parts(mine, kind)
                    if found.get("label") and _same(found, part, keys)
                ]
                words = part["label"].lower().split(", ")
                if labels and not any(
                    all(word in label.lower() for word in words) for label in labels
                ):
                    return (
                        f"What is drawn for {part['label']!r} has the label "
                        f"{labels[0]!r}."
                    )
    return None


def mixed_up(seen: Seen) -> str | None:
    """Look whether the first figure keeps its parts and the second has none of them."""
    kept, right = seen.got["describe(first)"], seen.want["describe(first)"]
    if len(_shown(kept, right)) < len(_shown(right, right)):
        return (
            "A second call changed the figure that the first one had returned: what it "
            "showed is no longer there."
        )
    for name in _shown(seen.got["describe(second)"], right):
        return f"The second of two figures shows parts of the first, such as {name!r}."
    return None


def _shown(mine: dict[str, Any], right: dict[str, Any]) -> list[str]:
    """Return the labels of those parts of `right` whose numbers occur in `mine`."""
    return [
        part["label"]
        for axes, wanted in zip(mine["axes"], right["axes"], strict=True)
        for kind, keys in NUMBERS.items()
        for part in wanted[kind]
        if any(_same(found, part, keys) for found in _parts(axes, kind))
    ]


def _parts(axes: Any, kind: str) -> list[dict[str, Any]]:
    """Return the parts of a kind; nothing is taken for granted."""
    parts = axes.get(kind) if isinstance(axes, dict) else None
    found = parts if isinstance(parts, list) else []
    return [part for part in found if isinstance(part, dict)]


def _same(mine: dict[str, Any], right: dict[str, Any], keys: tuple[str, ...]) -> bool:
    """Say whether two parts show the same numbers."""
    for key in keys:
        value, want = mine.get(key), right[key]
        if not isinstance(value, np.ndarray) or value.shape != want.shape:
            return False
        if value.dtype != want.dtype or not np.allclose(value, want, 1e-6, 1e-6):
            return False
    return True
