"""Where MNIST is kept once it has been fetched: four IDX files and their checksums.

The checksums are written last. A crash at any moment, a full disk or a damaged file
leaves a folder that is not whole, and what is not whole is never read.
"""

import os
import warnings
from hashlib import sha256
from pathlib import Path

from nnbook.atomic import as_path, write_atomically
from nnbook.datasets.folder import FILES, Parts
from nnbook.datasets.idx import write_idx

#: Name of the environment variable with the folder for what nnbook fetches.
CACHE_VARIABLE = "NNBOOK_CACHE"

#: The file of checksums, as `sha256sum --check` reads it.
CHECKSUMS = "SHA256SUMS"


def mnist_cache(cache: str | os.PathLike[str] | None) -> Path:
    """Return the cache's folder for MNIST: `cache`, NNBOOK_CACHE, or the user's own."""
    if cache is not None:
        return as_path("cache", cache) / "mnist"
    if named := os.environ.get(CACHE_VARIABLE):
        return Path(named) / "mnist"
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(home) / "nnbook" / "mnist"


def is_whole(folder: Path) -> bool:
    """Say whether all four files are there, byte for byte as they were written."""
    try:
        return (folder / CHECKSUMS).read_bytes() == _checksums(folder)
    except OSError:
        return False


def keep(folder: Path, parts: Parts) -> None:
    """Write the four files and then their checksums; warn where that is not possible.

    Data in hand is worth more than the cache, so that this is no error.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, array in parts.items():
            write_idx(folder / name, array)
        write_atomically(folder / CHECKSUMS, _checksums(folder))
    except (OSError, ValueError) as error:
        warnings.warn(
            f"MNIST is not kept, and will be fetched again ({error}), expected a "
            f"folder for it, as the argument cache or in {CACHE_VARIABLE}",
            stacklevel=4,  # whoever called load_mnist
        )


def _checksums(folder: Path) -> bytes:
    sums = {name: sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    return "".join(f"{sums[name]}  {name}\n" for name in FILES).encode()
