"""Where the interpreter and the allowed packages lie, and how a worker is booted."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

WORKER = Path(__file__).resolve().parent.parent / "worker"
PROJECT = WORKER.parent.parent
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MPLBACKEND": "Agg",
    "MPLCONFIGDIR": "/dev/null/matplotlib",
    "LD_LIBRARY_PATH": f"{sys.base_prefix}/lib",
}
_DRAWING = "mpl_toolkits PIL pillow.libs contourpy cycler dateutil six.py fontTools"
_COMPANIONS = {
    "numpy": ["numpy.libs"],
    "sympy": ["mpmath"],
    "matplotlib": [*_DRAWING.split(), "kiwisolver", "packaging", "pyparsing"],
}
_BOOT = """
import sys
from importlib.util import module_from_spec, spec_from_file_location
worker, site, control, *packages = sys.argv[1:]
sys.path.append(site)
spec = spec_from_file_location("worker", worker + "/__init__.py",
                               submodule_search_locations=[worker])
sys.modules["worker"] = module_from_spec(spec)
spec.loader.exec_module(sys.modules["worker"])
from worker.main import main
main(int(control), packages)
"""


def interpreter() -> str:
    """Return the base interpreter, outside any virtual environment."""
    return os.path.realpath(getattr(sys, "_base_executable", sys.executable))


def command(worker: str, site: str, control: int, packages: Iterable[str]) -> list[str]:
    """Return the command that boots a worker, blind to environment and site files."""
    boot = [interpreter(), "-I", "-S", "-B", "-c", _BOOT]
    return [*boot, worker, site, str(control), *packages]


@cache
def folders(packages: tuple[str, ...]) -> dict[str, Path]:
    """Return the folders that make up the packages, by name; nothing is imported."""
    found: dict[str, Path] = {}
    for package in packages:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(f"{package} is not installed", name=package)
        home = Path(spec.origin).parent
        for name in [package, *_COMPANIONS.get(package, [])]:
            if (home.parent / name).exists():
                found[name] = home.parent / name
    return found


def standard_library() -> Path:
    """Return the folder of the standard library."""
    return Path(sysconfig.get_path("stdlib")).resolve()


def compile_once(packages: tuple[str, ...]) -> None:
    """Write missing byte code, because a worker may not: it starts 3 to 6 times faster.

    Installers such as uv leave byte code out, and a sandbox is read-only.
    """
    for package, folder in folders(packages).items():
        source = folder / "__init__.py"
        tag = f"__init__.{sys.implementation.cache_tag}.pyc"
        if not source.exists() or (folder / "__pycache__" / tag).exists():
            continue
        if os.access(folder, os.W_OK):
            code = (
                f"import sys; sys.path.append({str(folder.parent)!r})\nimport {package}"
            )
            subprocess.run([interpreter(), "-I", "-S", "-c", code], check=False)
