"""`watch`: on save, by keys."""

import os
import time

from .shell import FILE, SOFTMAX, Shell
from .watching import Watching


def test_watch_checks_on_save_and_obeys_keys(shell: Shell) -> None:
    with Watching(shell, "softmax") as watch:
        watch.until("q quit")
        assert any("Write softmax(Z)" in line for line in watch.seen), watch.seen
        shell.write(SOFTMAX.solution.replace("Z - Z.max(axis=1, keepdims=True)", "Z"))
        start = time.monotonic()
        watch.until("6 of 8 points")
        assert time.monotonic() - start < 0.5 + os.getloadavg()[0] / 2
        watch.until("press h")
        watch.until("q quit")
        watch.press("h")
        watch.until("hint 1 of 4")
        watch.press("a")
        watch.until("✗ softmax  6 of 8 points")
        watch.press("r")
        watch.until("Press r again")
        watch.press("?")
        watch.until("q quit")
        watch.press("r")
        watch.until("Press r again")
        watch.press("r")
        watch.until("watching")
        watch.until("your file is kept")
        watch.press("n")
        following = len(watch.seen)
        watch.until("watching")
        watch.until("q quit")
        scripts = set(shell.folder.glob("work/*/*.py")) - {shell.folder / FILE}
        (new,) = (path for path in scripts if path.parent.name != "backups")
        new.touch()
        time.sleep(0.8)
        watch.press("?")
        watch.until("q quit")
        after = watch.seen[following:]
        assert sum("watching" in line for line in after) == 1, watch.seen
        assert any(new.name in line for line in after)
        watch.press("q")
        assert watch.process.wait(10) == 1


def test_watch_waits_for_a_file_to_be_whole(shell: Shell) -> None:
    path, new = shell.folder / FILE, shell.folder / "work/new~"
    with Watching(shell, "softmax") as watch:
        watch.until("q quit")
        half = SOFTMAX.solution[:-30]
        for text in ("", half, SOFTMAX.solution):  # written in pieces
            path.write_text(text)
            time.sleep(0.02)
        watch.until("8 of 8 points")
        watch.until("q quit")
        new.write_text(SOFTMAX.mutants[0].apply(SOFTMAX.solution))
        new.replace(path)  # saved by renaming
        watch.until("6 of 8 points")
        watch.until("q quit")
        new.write_text(SOFTMAX.solution)
        path.unlink()
        time.sleep(0.1)
        new.replace(path)
        watch.until("8 of 8 points")
        watch.until("q quit")
        checks = sum("of 8 points" in line for line in watch.seen)
        assert checks == 4, watch.seen
        watch.press("q")
        assert watch.process.wait(10) == 0
