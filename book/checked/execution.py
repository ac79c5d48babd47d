"""When cells run again: the cache of executed pages is named by the fingerprint.

The cache knows a page by its cells only; what they import changes without it noticing.
So each state of the imports has its own folder, and only the newest few are kept.
`BOOK_EXECUTE=force` (or `CI`) empties the folder and reads every page again;
`BOOK_EXECUTE=cache` keeps what is there, also in CI.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from checked.build import begin
from checked.fingerprint import CELLS, fingerprint
from checked.project import ROOT
from checked.store import Store

MODES = ("cache", "force")


def forced(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether everything must run: as BOOK_EXECUTE says, else whenever CI is set."""
    mode = environ.get("BOOK_EXECUTE") or ("force" if environ.get("CI") else "cache")
    if mode not in MODES:
        raise ValueError(f"BOOK_EXECUTE is {mode!r}, expected one of {MODES}")
    return mode == "force"


def choose_cache(app: Sphinx, config: Config) -> None:
    """Name the cache before myst-nb asks for it."""
    store = Store(app.outdir.parent / "cache", fresh=forced())
    begin(app, store)
    config.checked_fingerprint = fingerprint(ROOT, CELLS)
    config.nb_execution_cache_path = str(store.folder("cells", CELLS))


def all_when_forced(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> list[str]:
    """Read every page again when execution is forced."""
    return sorted(env.found_docs) if forced() else []


def setup(app: Sphinx) -> None:
    """A fingerprint that differs from the last build's makes every page outdated."""
    app.add_config_value("checked_fingerprint", "", "env", str)
    app.connect("config-inited", choose_cache)
    app.connect("env-get-outdated", all_when_forced)
