"""The build that is running: when it started, where results are, whether it reads."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx

from checked.store import Record, Store


@dataclass
class Build:
    """What belongs to one run of Sphinx and is not kept between runs."""

    store: Store
    started: float = field(default_factory=time.time)
    reads: bool = False
    helpers: ProcessPoolExecutor | None = None

    def is_new(self, record: Record) -> bool:
        """Whether a record was computed in this build."""
        return datetime.fromisoformat(record["ran"]).timestamp() >= int(self.started)


_BUILDS: WeakKeyDictionary[Sphinx, Build] = WeakKeyDictionary()


def begin(app: Sphinx, store: Store) -> None:
    """Start to keep account of a build."""
    _BUILDS[app] = Build(store)


def this_build(app: Sphinx) -> Build:
    """The account of the build that `app` runs."""
    return _BUILDS[app]
