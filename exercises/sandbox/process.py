"""A bare process: for machines where bubblewrap is missing or forbidden.

The worker closes the doors that it can from the inside (Landlock, seccomp, resource
limits), and becomes nobody where root started it and nobody can read what it needs. Its
working directory is a temporary folder that goes when it ends (see scratch).
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from . import places, scratch

_LIBRARIES = "/usr/lib", "/usr/lib64", "/lib", "/lib64"
_SYSTEM = "/etc/ld.so.cache", "/dev/null", "/dev/urandom"
#: Where other packages lie, perhaps this one, among what every program needs.
_PACKAGES = "site-packages", "dist-packages", "python*"


def start(
    packages: tuple[str, ...], control: int
) -> tuple[subprocess.Popen[bytes], str]:
    """Start a worker in a session of its own; return it and its temporary folder."""
    home = scratch.make()
    os.chmod(home, 0o755)  # for a worker that becomes nobody
    site = Path(home, "site")
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
        cwd=home,
        env=places.ENVIRONMENT,
        start_new_session=True,
        pass_fds=[control],
    )
    return process, home


def readable(packages: tuple[str, ...], home: str) -> list[str]:
    """Return the paths that a worker needs to read, for Landlock."""
    found = [str(places.WORKER), home, f"{sys.base_prefix}/lib/libpython3.so"]
    found += [str(folder) for folder in places.folders(packages).values()]
    for folder in (*_LIBRARIES, str(places.standard_library())):
        found += _without_packages(Path(folder))
    return [*_SYSTEM, *found]


def _without_packages(folder: Path) -> list[str]:
    """Return all that a folder holds but other packages, and the list of its names."""
    if not folder.is_dir():
        return []
    parts = [p for p in folder.iterdir() if not any(map(p.match, _PACKAGES))]
    return [f"{folder}/", *map(str, parts)]


def kill(process: subprocess.Popen[bytes], home: str) -> None:
    """Kill the whole group and remove the folder."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    scratch.remove(home)
