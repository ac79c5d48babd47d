"""The cache of MNIST: whole, or not read; and a disk that refuses is no error."""

import errno
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from nnbook.datasets import cache, folder
from tests.nnbook.datasets.mnist_files import NAMES, arrays


@pytest.fixture
def parts(rng):
    return arrays(rng)


@pytest.fixture
def kept(parts, tmp_path):
    cache.keep(tmp_path / "a" / "mnist", parts)
    return tmp_path / "a" / "mnist"


def test_what_is_kept_is_whole_and_read_back(kept, parts):
    assert cache.is_whole(kept)
    got = folder.read_folder(kept)
    assert {name: a.tolist() for name, a in got.items()} == {
        name: a.tolist() for name, a in parts.items()
    }
    assert sorted(os.listdir(kept)) == ["SHA256SUMS", *sorted(NAMES)]


def test_the_checksums_are_as_sha256sum_writes_them(kept):
    lines = (kept / "SHA256SUMS").read_text().splitlines()
    expected = [
        f"{sha256((kept / name).read_bytes()).hexdigest()}  {name}" for name in NAMES
    ]
    assert lines == expected


@pytest.mark.parametrize("name", [*NAMES, "SHA256SUMS"])
def test_any_missing_or_changed_file_makes_it_not_whole(name, kept):
    whole = (kept / name).read_bytes()
    changed = whole[:-2] + bytes([whole[-2] ^ 1]) + whole[-1:]
    for content in (whole[:-1], whole + b"x", changed, b"", b"\xff\xfe"):
        (kept / name).write_bytes(content)
        assert not cache.is_whole(kept)
    (kept / name).write_bytes(whole)
    assert cache.is_whole(kept)
    (kept / name).unlink()
    assert not cache.is_whole(kept)


def test_a_folder_that_is_not_there_is_not_whole(tmp_path):
    assert not cache.is_whole(tmp_path / "none")


@pytest.mark.parametrize("writes", range(5))
def test_a_crash_after_any_file_leaves_what_is_not_whole(writes, parts, tmp_path):
    """The process dies for real, in the middle of the cache, and cleans nothing up."""
    code = f"""
import os, numpy as np
from pathlib import Path
from nnbook.datasets import cache
replace, left = os.replace, [{writes}]
def dying(*names):
    if not left[0]: os._exit(9)
    left[0] -= 1
    replace(*names)
os.replace = dying
parts = {{name: np.ones((2, 2, 2) if "images" in name else 2, np.uint8)
         for name in {NAMES!r}}}
cache.keep(Path({str(tmp_path)!r}), parts)
"""
    root = Path(cache.__file__).parents[2]
    died = subprocess.run([sys.executable, "-c", code], cwd=root, check=False)
    assert died.returncode == 9
    assert not cache.is_whole(tmp_path)
    cache.keep(tmp_path, parts)
    assert cache.is_whole(tmp_path)


@pytest.mark.parametrize("writes", range(5))
def test_a_full_disk_is_a_warning_that_says_what_to_do(
    writes, parts, tmp_path, monkeypatch
):
    fsync, left = os.fsync, [writes]

    def full(descriptor):
        if not left[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        left[0] -= 1
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    name = [*NAMES, "SHA256SUMS"][writes]
    message = (
        rf"^MNIST is not kept, and will be fetched again \(file .*{name} cannot be "
        r"written \(No space left .*, expected .* the argument cache or in NNBOOK_CACHE"
    )
    with pytest.warns(UserWarning, match=message):
        cache.keep(tmp_path, parts)
    assert not cache.is_whole(tmp_path)
    assert sorted(os.listdir(tmp_path)) == sorted(NAMES[:writes])


def test_a_folder_that_cannot_be_made_is_a_warning(parts, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.warns(UserWarning, match=r"MNIST is not kept.*Not a directory.*file"):
        cache.keep(tmp_path / "file" / "mnist", parts)


def test_keeping_again_repairs(kept, parts):
    (kept / NAMES[0]).write_bytes(b"damage")
    cache.keep(kept, parts)
    assert cache.is_whole(kept)


def test_where_the_cache_is(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("NNBOOK_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert cache.mnist_cache(None) == tmp_path / ".cache" / "nnbook" / "mnist"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    assert cache.mnist_cache(None) == tmp_path / ".cache" / "nnbook" / "mnist"
    monkeypatch.setenv("XDG_CACHE_HOME", "/xdg")
    assert cache.mnist_cache(None) == Path("/xdg/nnbook/mnist")
    monkeypatch.setenv("NNBOOK_CACHE", "")
    assert cache.mnist_cache(None) == Path("/xdg/nnbook/mnist")
    monkeypatch.setenv("NNBOOK_CACHE", "/named")
    assert cache.mnist_cache(None) == Path("/named/mnist")
    assert cache.mnist_cache("mine") == Path("mine/mnist")
    with pytest.raises(ValueError, match=r"^cache is 5, expected a path"):
        cache.mnist_cache(5)
