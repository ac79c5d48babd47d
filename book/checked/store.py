"""Results that were computed once: one folder per kind and state of its inputs."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

from checked.fingerprint import LENGTH, fingerprint
from checked.project import ROOT

KEPT = 3
Record = Mapping[str, Any]


def _key(inputs: Iterable[str]) -> str:
    """One name for the state of all inputs; each of them is read once in a build."""
    return hashlib.sha256("".join(map(_state, inputs)).encode()).hexdigest()[:LENGTH]


@cache
def _state(name: str) -> str:
    return fingerprint(ROOT, (name,))


def prune(folder: Path, keep: int = KEPT) -> None:
    """Leave the folders last used."""
    newest_first = sorted(folder.iterdir(), key=lambda p: p.stat().st_mtime_ns)[::-1]
    for old in newest_first[keep:]:
        shutil.rmtree(old, ignore_errors=True)


@dataclass
class Store:
    """The folder `_build/cache`: `<kind>/<fingerprint of the inputs>/`.

    `fresh` empties each folder the first time that this build asks for it, which keeps
    the second question of one build quick and the first one honest.
    """

    root: Path
    fresh: bool = False
    _opened: set[Path] = field(default_factory=set)
    _known: dict[Path, Record] = field(default_factory=dict)
    _coming: dict[Path, Future[Record]] = field(default_factory=dict)

    def folder(self, kind: str, inputs: Iterable[str]) -> Path:
        """The folder of a kind in the present state of its inputs; older ones go."""
        folder = self.root / kind / _key(inputs)
        if folder not in self._opened:
            self._opened.add(folder)
            if self.fresh:
                shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True, exist_ok=True)
            os.utime(folder)
            prune(folder.parent)
        return folder

    def recall(
        self,
        kind: str,
        name: str,
        inputs: Iterable[str],
        compute: Callable[[], Record],
    ) -> Record:
        """A stored record, else a computed one.

        What is not ok is remembered for this build only: the next one tries again.
        """
        file = self.folder(kind, inputs) / f"{name}.json"
        if file not in self._known:
            self._known[file] = self._found(file, compute)
        return self._known[file]

    def _found(self, file: Path, compute: Callable[[], Record]) -> Record:
        """What a build before this one left, else what is on its way, else computed."""
        if file.exists():
            return cast(Record, json.loads(file.read_text()))
        coming = self._coming.pop(file, None)
        record = coming.result() if coming else compute()
        if record["ok"]:
            file.write_text(json.dumps(record, indent=1))
        return record

    def has(self, kind: str, name: str, inputs: Iterable[str]) -> bool:
        """Whether `recall` will find a record."""
        return (self.folder(kind, inputs) / f"{name}.json").exists()

    def expect(
        self,
        kind: str,
        name: str,
        inputs: Iterable[str],
        compute: Callable[[], Record],
        executor: Executor,
    ) -> None:
        """Have a record computed for a later `recall`, which waits for it."""
        file = self.folder(kind, inputs) / f"{name}.json"
        self._coming[file] = executor.submit(compute)
