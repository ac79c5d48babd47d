"""A bare process: for machines where bubblewrap is missing or forbidden.

The worker closes the doors that it can from the inside (Landlock, seccomp, resource
limits), and becomes nobody where root started it and nobody can read what it needs. Its
working directory is an empty temporary folder that goes when it ends.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from . import places

_LIBRARIES = "/usr/lib", "/usr/lib64", "/lib", "/lib64"
_SYSTEM = "/etc/ld.so.cache", "/dev/null", "/dev/urandom"
#: Where other packages lie, perhaps this one, among what every program needs.
_PACKAGES = "site-packages", "dist-packages", "python*"


def start(
    packages: tuple[str, ...], control: int
) -> tuple[subprocess.Popen[bytes], str]:
    """Start a worker in a session of its own; return it and its temporary folder."""
    sweep()
    scratch = tempfile.mkdtemp(prefix=f"exercise-{os.getpid()}-")
    os.chmod(scratch, 0o755)  # for a worker that becomes nobody
    site = Path(scratch, "site")
    site.mkdir()
    for name, folder in places.folders(packages).items():
        (site / name).symlink_to(folder)
    command = places.command(str(places.WORKER), str(site), control, packages)
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        command,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        cwd=scratch,
        env=places.ENVIRONMENT,
        start_new_session=True,
        pass_fds=[control],
    )
    return process, scratch


def sweep() -> None:
    """Remove the folders of graders that were killed before they could do so."""
    for folder in Path(tempfile.gettempdir()).glob("exercise-*-*"):
        number = folder.name.split("-")[1]
        if number.isdecimal() and not _lives(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):  # another's, or no number of a process
        return True
    return True


def readable(packages: tuple[str, ...], scratch: str) -> list[str]:
    """Return the paths that a worker needs to read, for Landlock."""
    home = [str(places.WORKER), scratch, f"{sys.base_prefix}/lib/libpython3.so"]
    home += [str(folder) for folder in places.folders(packages).values()]
    for folder in (*_LIBRARIES, str(places.standard_library())):
        home += _without_packages(Path(folder))
    return [*_SYSTEM, *home]


def _without_packages(folder: Path) -> list[str]:
    """Return all that a folder holds but other packages, and the list of its names."""
    if not folder.is_dir():
        return []
    parts = [p for p in folder.iterdir() if not any(map(p.match, _PACKAGES))]
    return [f"{folder}/", *map(str, parts)]


def kill(process: subprocess.Popen[bytes], scratch: str) -> None:
    """Kill the whole group and remove the folder."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    shutil.rmtree(scratch, ignore_errors=True)
