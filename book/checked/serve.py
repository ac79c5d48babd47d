"""`make serve`: build, serve on this machine only, build again when a file changes.

The open page reloads itself after each build; a build that fails leaves the last pages
in place and says why in the terminal.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import uvicorn
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles

from checked.project import ROOT

HOST = "127.0.0.1"
WATCHED = ("book", "nnbook", "derivations", "exercises")
IGNORED = ["**/__pycache__/*", "**/node_modules/*", "**/.*"]
HTML = ROOT / "_build" / "html"


def build(*, changed_paths: Sequence[Path] = ()) -> int:
    """Run `make book` and return its exit status."""
    for path in changed_paths:
        print(f"changed: {path.relative_to(ROOT)}")
    return subprocess.run(["make", "--no-print-directory", "book"], cwd=ROOT).returncode


def application(port: int) -> Starlette:
    """The site, with a line of script in each page that waits for the next build."""
    watched = [ROOT / name for name in WATCHED] + [ROOT / "_config.yml"]
    watcher = RebuildServer(watched, IgnoreFilter(IGNORED, []), build)
    return Starlette(
        routes=[
            WebSocketRoute("/websocket-reload", watcher, name="reload"),
            Mount("/", app=StaticFiles(directory=HTML, html=True), name="static"),
        ],
        middleware=[Middleware(JavascriptInjectorMiddleware, ws_url=f"{HOST}:{port}")],
        lifespan=watcher.lifespan,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Build once, then serve until interrupted."""
    parser = argparse.ArgumentParser(prog="make serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args(arguments).port
    build()
    HTML.mkdir(parents=True, exist_ok=True)
    print(f"Serving on http://{HOST}:{port}/ (stop with Ctrl+C)", flush=True)
    uvicorn.run(application(port), host=HOST, port=port, log_level="warning")
    return 0


if __name__ == "__main__":
    sys.exit(main())
