"""The built pages in a real browser, as readers meet them.

Needs the book (`make book`), chromium (`apt-get install chromium`) and the npm packages
that the build installs; without them the tests skip and say what is missing.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
HTML = ROOT / "_build" / "html"
AXE = ROOT / "book" / "assets" / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, NAMES)), ""
)

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing leaves
]
SERIOUS = {"serious", "critical"}


class Mode(NamedTuple):
    """One way to look at a page."""

    width: int
    height: int
    scheme: str


MODES = {
    "desktop": Mode(1280, 900, "light"),
    "desktop-dark": Mode(1280, 900, "dark"),
    "phone": Mode(390, 844, "light"),
    "phone-dark": Mode(390, 844, "dark"),
}


def pages() -> list[str]:
    """Every page of the built site."""
    found = (path.relative_to(HTML) for path in HTML.rglob("*.html"))
    return sorted(path.as_posix() for path in found if path.parts[0] != "_static")


def missing() -> str:
    """What stands in the way, if anything."""
    if not CHROMIUM:
        return f"none of {', '.join(NAMES)} is installed"
    if not pages():
        return "the book is not built: make book"
    return ""


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason=missing() or "all there"),
    # Playwright leaves its event loop to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that keeps what it serves to itself."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder, served on this machine."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The site."""
    with served(HTML) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The browser of the system, not one that playwright would fetch."""
    return {"executable_path": CHROMIUM, "args": FLAGS}


class Visit:
    """One page, opened, and everything that it complained about."""

    def __init__(self, browser: Any, address: str, mode: Mode) -> None:
        """Open an empty window."""
        size = {"width": mode.width, "height": mode.height}
        self.context = browser.new_context(viewport=size, color_scheme=mode.scheme)
        self.page = self.context.new_page()
        self.address = address
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.page.on("console", self.note_message)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("response", self.note_response)
        self.page.on("request", self.note_request)

    def note_message(self, message: Any) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def note_response(self, response: Any) -> None:
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    def note_request(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.outside.append(request.url)

    def open(self, name: str) -> None:
        self.page.goto(self.address + name, wait_until="load")
        self.page.wait_for_timeout(200)

    def sideways(self) -> int:
        """How many pixels the page is wider than its window."""
        return int(
            self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        )

    def violations(self) -> list[str]:
        """What axe-core finds to be serious."""
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate(
            "() => axe.run(document, {resultTypes: ['violations']})"
        )
        return [
            f"{rule['id']}: {rule['nodes'][0]['html'][:120]}"
            for rule in found["violations"]
            if rule["impact"] in SERIOUS
        ]


def looks() -> Iterator[tuple[str, str]]:
    """Every page in every mode; pages of code, which are all alike, in two."""
    for name in pages():
        few = ("desktop", "phone-dark") if name.startswith("source/") else MODES
        yield from ((name, mode) for mode in few)


@pytest.mark.parametrize(("name", "mode"), [*looks()])
def test_a_page_is_in_order(browser: Any, address: str, name: str, mode: str) -> None:
    visit = Visit(browser, address, MODES[mode])
    visit.open(name)
    assert visit.errors == [], "the console complains"
    assert visit.outside == [], "requests leave the site"
    assert visit.sideways() <= 0, "the page scrolls sideways"
    if AXE.exists():
        assert visit.violations() == []
    visit.context.close()


BAD_PAGE = """
<!doctype html><title>Bad</title>
<img src="https://example.org/picture.png">
<div style="width: 3000px">wide</div>
<script>console.error("it broke")</script>
"""


def test_a_bad_page_is_found_out(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(BAD_PAGE)
    with served(tmp_path) as address:
        visit = Visit(browser, address, MODES["phone"])
        visit.open("bad.html")
        assert "it broke" in visit.errors
        assert visit.outside == ["https://example.org/picture.png"]
        assert visit.sideways() > 2000
        if AXE.exists():
            found = {rule.partition(":")[0] for rule in visit.violations()}
            assert {"html-has-lang", "image-alt"} <= found
        visit.context.close()
