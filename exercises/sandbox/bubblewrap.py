"""bubblewrap: own processes, no network, and a file system of a few read-only folders.

The worker sees libraries, the interpreter, the allowed packages and the worker's own
folder. There is no project, no home, no /proc, and no place to write.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from . import places

_ISOLATION = ["--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]
_IDENTITY = ["--uid", "65534", "--gid", "65534", "--hostname", "worker"]


def start(packages: tuple[str, ...], control: int) -> subprocess.Popen[bytes]:
    """Start a worker in a sandbox; OSError if there is no bubblewrap at all."""
    program = shutil.which("bwrap")
    if program is None:
        raise OSError("bubblewrap (bwrap) is not installed")
    boot = places.command("/worker", "/site", control, packages)
    command = [program, *_ISOLATION, *_IDENTITY, "--cap-drop", "ALL"]
    command += [*_environment(), *_files(packages), "--", *boot]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, cwd="/", pass_fds=[control]
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the sandbox: its first process dies, and with it everything inside."""
    process.kill()


def _environment() -> list[str]:
    pairs = places.ENVIRONMENT.items()
    return [word for name, value in pairs for word in ("--setenv", name, value)]


def _files(packages: tuple[str, ...]) -> list[str]:
    """Return the mounts: libraries, interpreter, packages, worker; all read-only."""
    base = Path(places.interpreter()).parent.parent
    library = places.standard_library()
    words: list[str] = []
    bound: list[Path] = []
    for folder in (Path("/usr/lib"), Path("/usr/lib64"), base / "lib", library):
        if folder.is_dir() and not any(folder.is_relative_to(b) for b in bound):
            words += ["--ro-bind", str(folder), str(folder)]
            bound.append(folder)
    words += _links("/lib", "/lib64")
    words += ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    words += ["--ro-bind", places.interpreter(), places.interpreter()]
    hidden = [library / "site-packages", Path("/usr/lib/python3/dist-packages")]
    for folder in [*hidden, places.PROJECT]:
        if folder.is_dir() and any(folder.is_relative_to(b) for b in bound):
            words += ["--tmpfs", str(folder), "--remount-ro", str(folder)]
    for name, folder in places.folders(packages).items():
        words += ["--ro-bind", str(folder), f"/site/{name}"]
    words += ["--ro-bind", str(places.WORKER), "/worker"]
    for device in ("null", "zero", "urandom"):
        words += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    return [*words, "--remount-ro", "/", "--chdir", "/"]


def _links(*names: str) -> list[str]:
    """Return mounts for the old places of libraries, links on most systems today."""
    words = []
    for name in names:
        if os.path.islink(name):
            words += ["--symlink", os.readlink(name), name]
        elif os.path.isdir(name):
            words += ["--ro-bind", name, name]
    return words
