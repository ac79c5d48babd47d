"""A small book, copied to a folder of its own and built by the real command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SMALL = Path(__file__).parent / "small"


class Site:
    """A copy of the pipeline with tiny packages and pages around it."""

    def __init__(self, root: Path) -> None:
        """Copy the small book, the configuration, the extension, the static files."""
        self.root = root
        shutil.copytree(SMALL, root, dirs_exist_ok=True)
        shutil.copy(ROOT / "_config.yml", root)
        skip = shutil.ignore_patterns("__pycache__", "node_modules", "package*.json")
        for part in ("checked", "assets"):
            shutil.copytree(ROOT / "book" / part, root / "book" / part, ignore=skip)
        shutil.copy(ROOT / "book" / "references.bib", root / "book")
        (root / "requirements.lock").touch()

    def build(self, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run what `make book` runs."""
        command = [
            Path(sys.executable).with_name("jupyter-book"),
            *("build", "book", "--config", "_config.yml", "--path-output", "."),
            *("-W", "-n", "--keep-going"),
        ]
        own = {"CI", "BOOK_EXECUTE", "PYTHONPATH"}
        kept = {name: value for name, value in os.environ.items() if name not in own}
        return subprocess.run(
            command,
            cwd=self.root,
            env=kept | environ,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def html(self, page: str) -> str:
        """A page that was built."""
        return (self.root / "_build" / "html" / f"{page}.html").read_text()

    def replace(self, file: str, old: str, new: str) -> None:
        """Change a file; the old text must be there once."""
        path = self.root / file
        text = path.read_text()
        assert text.count(old) == 1, f"{old!r} is not once in {file}"
        path.write_text(text.replace(old, new))

    def append(self, file: str, text: str) -> None:
        """Add text at the end of a file."""
        with (self.root / file).open("a") as stream:
            stream.write(text)

    def lines(self, file: str) -> list[str]:
        """The lines of a file, none when it does not exist."""
        path = self.root / file
        return path.read_text().splitlines() if path.exists() else []

    def only(self, text: str) -> None:
        """Leave one page, with this text."""
        (self.root / "book" / "_toc.yml").write_text("format: jb-book\nroot: index\n")
        (self.root / "book" / "index.md").write_text(text)

    def take(self, *packages: str) -> None:
        """Put the real packages in place of the stand-ins."""
        skip = shutil.ignore_patterns("__pycache__")
        for package in packages:
            shutil.rmtree(self.root / package, ignore_errors=True)
            shutil.copytree(ROOT / package, self.root / package, ignore=skip)
