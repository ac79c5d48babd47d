"""When cells run again: the cache of executed pages is named by the fingerprint.

The cache knows a page by its cells only; what they import changes without it noticing.
So each state of the imports has its own folder, and only the newest few are kept.
`BOOK_EXECUTE=force` (or `CI`) empties the folder and reads every page again;
`BOOK_EXECUTE=cache` keeps what is there, also in CI.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from checked.fingerprint import fingerprint
from checked.project import ROOT

KEPT = 3
MODES = ("cache", "force")


def forced(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether every cell must run: as BOOK_EXECUTE says, else whenever CI is set."""
    mode = environ.get("BOOK_EXECUTE") or ("force" if environ.get("CI") else "cache")
    if mode not in MODES:
        raise ValueError(f"BOOK_EXECUTE is {mode!r}, expected one of {MODES}")
    return mode == "force"


def cache_folder(build: Path, key: str) -> Path:
    """The folder for one fingerprint, marked as just used."""
    folder = build / "cache" / key
    folder.mkdir(parents=True, exist_ok=True)
    folder.touch()
    return folder


def prune(folder: Path, keep: int = KEPT) -> None:
    """Leave the folders last used."""
    newest_first = sorted(folder.iterdir(), key=lambda p: p.stat().st_mtime_ns)[::-1]
    for old in newest_first[keep:]:
        shutil.rmtree(old, ignore_errors=True)


def choose_cache(app: Sphinx, config: Config) -> None:
    """Name the cache before myst-nb asks for it."""
    config.checked_fingerprint = fingerprint(ROOT)
    folder = cache_folder(app.outdir.parent, config.checked_fingerprint)
    if forced():
        shutil.rmtree(folder)
        folder.mkdir()
    prune(folder.parent)
    config.nb_execution_cache_path = str(folder / "notebooks")


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
