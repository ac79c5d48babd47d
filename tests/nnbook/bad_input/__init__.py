"""What nnbook refuses: one file for each part, one row for each mistake.

A row is (id, call without arguments, pattern of the message). The id starts with the
public name that is called: "Adam: lr 0", "Network.forward: wrong width". `FOREIGN` rows
are refused below nnbook, by a library in words of its own.
"""

import pkgutil
from importlib import import_module

PARTS = [
    import_module(f"{__name__}.{part.name}") for part in pkgutil.iter_modules(__path__)
]
ROWS = [row for part in PARTS for row in part.ROWS]
FOREIGN = [row for part in PARTS for row in getattr(part, "FOREIGN", [])]
