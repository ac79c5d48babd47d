"""One hash of everything that a result of the book depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

PROOFS = ("nnbook", "derivations", "requirements.lock")
# What grades an exercise, its own folder aside.
GRADER = (
    "checks",
    "grading",
    "sandbox",
    "worker",
    "loading.py",
    "model.py",
    "regions.py",
)
ENGINE = (*PROOFS, *(f"exercises/{part}" for part in GRADER))
EXERCISES = (*PROOFS, "exercises")
CLAIMS = (*EXERCISES, "book/claims", "book/experiments", "book/results")
# What the cells of a page may import or read.
CELLS = (*CLAIMS, "book/checked")

SKIPPED = {"__pycache__", ".ipynb_checkpoints", ".DS_Store", "templates"}
LENGTH = 16


def files(root: Path, inputs: Iterable[str]) -> Iterator[Path]:
    """Every file that counts, in an order that is the same everywhere."""
    for name in inputs:
        path = root / name
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in found:
            if file.is_file() and SKIPPED.isdisjoint(file.relative_to(root).parts):
                yield file


def fingerprint(root: Path, inputs: Iterable[str] = CELLS) -> str:
    """Hash names and contents: what is renamed, moved, added or edited changes it."""
    digest = hashlib.sha256()
    for file in files(root, inputs):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:LENGTH]
