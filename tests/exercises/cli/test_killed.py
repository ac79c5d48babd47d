"""A killed grader leaves nothing behind."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from .shell import Shell


def descendants(pid: int) -> set[int]:
    """Return the processes below this one."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry.name)] = int(fields[1])
    found = {pid}
    while more := {p for p, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


@pytest.mark.parametrize("isolation", ["bubblewrap", "process"])
def test_a_killed_grader_leaves_no_worker(isolation: str, shell: Shell) -> None:
    if isolation == "bubblewrap" and not shutil.which("bwrap"):
        pytest.skip("bubblewrap is not installed")
    shell.run("start", "softmax")
    shell.write("print('here', flush=True)\nwhile True: pass\n")
    grader = subprocess.Popen(
        shell.command("check", "softmax", "--isolation", isolation),
        cwd=shell.folder,
        env=shell.environment,
        stdout=subprocess.DEVNULL,
    )
    time.sleep(1)
    below = descendants(grader.pid)
    grader.kill()
    grader.wait()
    assert below
    deadline = time.monotonic() + 5
    while alive(below) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(below)


def alive(pids: set[int]) -> set[int]:
    """Return those of the processes that still run."""
    return {pid for pid in pids if Path(f"/proc/{pid}/cwd").exists()}
