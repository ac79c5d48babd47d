"""IDX files: what is written is read, and every way in which one can be broken."""

import gzip
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from nnbook.datasets.idx import read_idx, write_idx


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


GZIP = gzip.compress(idx(np.zeros((2, 3, 4), np.uint8)), mtime=0)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "starts with , expected the IDX magic 0000 08 and axes"),
        (bytes([0, 0, 8]), "starts with 000008, expected the IDX magic"),
        (b"<html>", "starts with 3c68746d, expected the IDX magic"),
        (bytes([0, 1, 8, 3]), "starts with 00010803, expected the IDX magic"),
        (bytes([1, 0, 8, 3]), "starts with 01000803, expected the IDX magic"),
        (idx(np.zeros(24, np.uint8)), "has 1 axes, expected 3"),
        (idx(np.array(7, np.uint8)), "has 0 axes, expected 3"),
        (idx(np.zeros((1, 1, 1, 1), np.uint8)), "has 4 axes, expected 3"),
        (idx(np.zeros((2, 3, 4), np.uint8), 0x0D), "has type code 0d, expected 08, un"),
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
        (
            GZIP + b"tail",
            r"is damaged \(Not a gzipped file .*'ta'\)\), expected a whole gz",
        ),
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


@settings(max_examples=25)  # each waits for the disk
@given(array=arrays(np.uint8, array_shapes(min_dims=1, max_dims=5, min_side=0)))
def test_what_is_written_is_read_back(array, tmp_path_factory):
    folder = tmp_path_factory.mktemp("idx")
    for name in ("array", "array.gz"):
        write_idx(folder / name, array)
        got = read_idx(folder / name)
        assert got.shape == array.shape
        np.testing.assert_array_equal(got, array)


@settings(max_examples=25)  # each waits for the disk
@given(array=arrays(np.uint8, array_shapes(max_dims=3)), turn=st.booleans())
def test_the_bytes_are_those_of_the_format(array, turn, tmp_path_factory):
    file = tmp_path_factory.mktemp("idx") / "array"
    view = array.T if turn else array
    write_idx(str(file), view)
    assert file.read_bytes() == idx(view)


def test_a_name_in_gz_is_gzipped_alike_each_time(array, tmp_path):
    files = [tmp_path / "a.gz", tmp_path / "b.gz"]
    for file in files:
        write_idx(file, array)
        assert gzip.decompress(file.read_bytes()) == idx(array)
    first, second = (file.read_bytes() for file in files)
    assert first == second
    assert first[4:8] == bytes(4)  # no time of writing in it


def test_what_is_read_can_be_written_to(array, tmp_path):
    file = tmp_path / "array"
    write_idx(file, array)
    got = read_idx(file)
    got += 1
    np.testing.assert_array_equal(got, array + 1)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    for file, reason in ((tmp_path, "Is a directory"), (tmp_path / "no", "No such")):
        with pytest.raises(
            ValueError, match=rf"^file {file} cannot be read \({reason}"
        ):
            read_idx(file)


def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(type(tmp_path), "read_bytes", refuse)
    message = (
        r"^file .*x cannot be read \(Permission denied\), expected a readable file"
    )
    with pytest.raises(ValueError, match=message):
        read_idx(tmp_path / "x")


@pytest.mark.parametrize(
    ("array", "message"),
    [
        ([1, 2], r"^array is \[1, 2\], expected of type ndarray"),
        (np.ones(2), r"^array has dtype float64 and 1 axes, expected uint8 and at le"),
        (np.ones(2, np.int8), r"^array has dtype int8 and 1 axes, expected uint8"),
        (np.array(3, np.uint8), r"^array has dtype uint8 and 0 axes, expected uint8"),
    ],
)
def test_what_cannot_be_written_is_refused(array, message, tmp_path):
    with pytest.raises(ValueError, match=message):
        write_idx(tmp_path / "array", array)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: read_idx(5), r"^path is 5, expected a path"),
        (lambda: write_idx(5, np.ones(1, np.uint8)), r"^path is 5, expected a path"),
        (lambda: read_idx("x", 0), r"^ndim is 0, expected an integer of at least 1"),
    ],
)
def test_what_is_no_path_or_number_of_axes_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        ((), "has 0 axes, expected at least 1"),
        ((1,) * 65, r"states shape \(1, .*, expected that of an array"),
        ((2**32 - 1, 2**32 - 1, 0), "states shape .*, expected that of an array"),
    ],
)
def test_a_header_that_no_array_has(shape, message, tmp_path):
    sizes = struct.pack(f">{len(shape)}I", *shape)
    body = b"" if 0 in shape else b"1"
    file = tmp_path / "none"
    file.write_bytes(bytes([0, 0, 8, len(shape)]) + sizes + body)
    with pytest.raises(ValueError, match=f"^file {file} {message}"):
        read_idx(file)


def test_an_array_of_many_axes_comes_back(tmp_path):
    array = np.arange(4, dtype=np.uint8).reshape(2, 2, *[1] * 40)
    write_idx(tmp_path / "deep", array)
    np.testing.assert_array_equal(read_idx(tmp_path / "deep"), array)
