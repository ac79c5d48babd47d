"""Run `python -m exercises`: start the worker first, then import the rest meanwhile."""

from __future__ import annotations

import sys

from .cli import early


def main() -> int:
    """Return the exit status: 0 all passed, 1 not yet, 2 wrong use."""
    early.begin(sys.argv[1:])
    try:
        from .cli.app import run

        return run(sys.argv[1:])
    finally:
        early.end()


if __name__ == "__main__":
    sys.exit(main())
