"""Run `python -m exercises`: start the worker first, then import the rest meanwhile."""

from __future__ import annotations

import gc
import io
import sys

from .cli import early

SET_UP = "run `make setup`, then `source .venv/bin/activate`"


def main() -> int:
    """Return the exit status: 0 all passed, 1 not yet, 2 wrong use."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # names of files may hold any bytes
        sys.stdout.reconfigure(errors="backslashreplace")
    gc.set_threshold(100_000)  # to import makes many objects, and no garbage
    try:
        early.begin(sys.argv[1:])
        from .cli.app import run

        return run(sys.argv[1:])
    except ModuleNotFoundError as missing:
        name = str(missing.name).partition(".")[0]
        print(f"error: {name} is missing; {SET_UP}", file=sys.stderr)
        return 2
    finally:
        early.end()
        gc.freeze()  # nobody needs the memory back: to look for garbage takes long


if __name__ == "__main__":
    sys.exit(main())
