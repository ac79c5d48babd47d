"""Reading IDX files: whole ones, and every way in which one can be broken."""

import gzip
import struct

import numpy as np
import pytest

from nnbook.datasets.idx import read_idx


def idx(array, kind=0x08):
    """The bytes of an IDX file, from the format's description."""
    header = bytes([0, 0, kind, array.ndim])
    return (
        header + b"".join(struct.pack(">I", n) for n in array.shape) + array.tobytes()
    )


@pytest.fixture
def array():
    return np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_what_was_written_is_read(pack, array, tmp_path):
    file = tmp_path / "images"
    file.write_bytes(pack(idx(array)))
    got = read_idx(file, ndim=3)
    assert got.dtype == np.uint8
    np.testing.assert_array_equal(got, array)


def test_sizes_are_big_endian(tmp_path):
    labels = np.arange(300, dtype=np.int64).astype(np.uint8)
    file = tmp_path / "labels"
    file.write_bytes(idx(labels))
    assert file.read_bytes()[:8] == bytes([0, 0, 8, 1, 0, 0, 1, 44])
    np.testing.assert_array_equal(read_idx(file, ndim=1), labels)


def test_any_truncation_is_noticed(array, tmp_path):
    whole = idx(array)
    file = tmp_path / "cut"
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        with pytest.raises(ValueError, match=r"file .*cut (has|starts)"):
            read_idx(file, ndim=3)


def test_any_truncation_of_a_gzip_is_noticed(array, tmp_path):
    whole = gzip.compress(idx(array))
    file = tmp_path / "cut.gz"
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        with pytest.raises(ValueError, match=r"file .*cut\.gz (is damaged|starts)"):
            read_idx(file, ndim=3)


def damaged(content, position, flip=0xFF):
    return (
        content[:position] + bytes([content[position] ^ flip]) + content[position + 1 :]
    )


GZIP = gzip.compress(idx(np.zeros((2, 3, 4), np.uint8)))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "starts with , expected IDX magic 00000803"),
        (b"<html>", "starts with 3c68746d, expected IDX magic 00000803"),
        (
            idx(np.zeros(24, np.uint8)),
            "starts with 00000801, expected IDX magic 00000803",
        ),
        (idx(np.zeros((1, 1, 1, 1), np.uint8)), "starts with 00000804, expected"),
        (
            idx(np.zeros((2, 3, 4), np.uint8), 0x0D),
            "starts with 00000d03, expected IDX",
        ),
        (bytes([0, 0, 8, 3, 0, 0]), "has 6 bytes, expected a header of 16"),
        (
            idx(np.zeros((2, 3, 4), np.uint8)) + b"x",
            r"has 41 bytes, expected 40 for shape",
        ),
        (
            struct.pack(">4B3I", 0, 0, 8, 3, *[2**32 - 1] * 3),
            "has 16 bytes, expected 792",
        ),
        (
            struct.pack(">4B3I", 0, 0, 8, 3, 2**31, 2**31, 4),
            "has 16 bytes, expected 184",
        ),
        (damaged(GZIP, len(GZIP) - 6), "is damaged .*, expected a whole gzip file"),
        (damaged(GZIP, 12), "is damaged .*, expected a whole gzip file"),
        (GZIP[:2] + b"not deflate at all", "is damaged .*, expected a whole gzip file"),
        (GZIP + b"tail", "is damaged .*, expected a whole gzip file"),
    ],
)
def test_a_broken_file_is_named_with_what_was_found(content, message, tmp_path):
    file = tmp_path / "broken-idx3"
    file.write_bytes(content)
    with pytest.raises(ValueError, match=f"^file .*broken-idx3 {message}"):
        read_idx(file, ndim=3)


def test_an_empty_array_is_one(tmp_path):
    file = tmp_path / "none"
    file.write_bytes(idx(np.zeros(0, np.uint8)))
    assert read_idx(file, ndim=1).shape == (0,)
