"""The command line, run in a folder of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import exercises

ROOT = Path(__file__).parents[3]


SOFTMAX = exercises.get("softmax")


FILE = Path("work/forward-propagation/softmax.py")


class Shell:
    """Runs `python -m exercises` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **{k: v for k, v in os.environ.items() if k != "NNBOOK_WORK"},
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "100",
        }

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "exercises", *words]

    def run(self, *words: str, status: int = 0, **more: Any) -> str:
        done = subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            **more,
        )
        assert done.returncode == status, done
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

    def json(self, *words: str, status: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", status=status))

    def write(self, text: str) -> None:
        (self.folder / FILE).write_text(text)
