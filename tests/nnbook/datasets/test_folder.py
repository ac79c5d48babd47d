"""Four files in a folder: each one missing, cut short, or at odds with the others."""

import os

import numpy as np
import pytest

from nnbook.datasets.folder import read_folder
from tests.nnbook.datasets.mnist_files import NAMES, arrays, write
from tests.nnbook.datasets.test_idx import idx


@pytest.fixture
def parts(rng):
    return arrays(rng)


@pytest.fixture
def folder(parts, tmp_path):
    write(tmp_path, parts)
    return tmp_path


def replace(folder, name, array):
    for path in folder.glob(f"{name}*"):
        path.unlink()
    (folder / name).write_bytes(idx(np.asarray(array, np.uint8)))


def test_four_files_are_read(folder, parts):
    got = read_folder(folder)
    assert list(got) == list(NAMES)
    for name in NAMES:
        np.testing.assert_array_equal(got[name], parts[name])


def test_a_plain_file_comes_before_a_packed_one(folder):
    (folder / NAMES[1]).write_bytes(idx(np.arange(5, dtype=np.uint8)))
    assert read_folder(folder)[NAMES[1]].tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_named(name, folder):
    for path in folder.glob(f"{name}*"):
        path.unlink()
    message = f"^directory {folder} has no file {name}, expected it, plain or .gz"
    with pytest.raises(ValueError, match=message):
        read_folder(folder)


@pytest.mark.parametrize("name", NAMES)
def test_a_truncated_file_is_named(name, folder):
    (path,) = folder.glob(f"{name}*")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ValueError, match=f"^file .*{path.name} .*, expected"):
        read_folder(folder)


@pytest.mark.parametrize("name", NAMES)
def test_files_that_were_exchanged_are_noticed(name, folder):
    other = NAMES[NAMES.index(name) ^ 1]
    axes = 3 if "images" in name else 1
    replace(folder, name, np.zeros([5] * (4 - axes)))
    assert other in NAMES
    with pytest.raises(
        ValueError, match=f"{name} has {4 - axes} axes, expected {axes}"
    ):
        read_folder(folder)


@pytest.mark.parametrize(("part", "count"), [("train", 5), ("t10k", 3)])
@pytest.mark.parametrize("more", [-1, 1])
def test_labels_that_do_not_match_are_noticed(part, count, more, folder):
    replace(folder, f"{part}-labels-idx1-ubyte", np.zeros(count + more))
    message = f"^directory .* has {count + more} {part} labels, expected one for each "
    with pytest.raises(ValueError, match=f"{message}of {count} images, and at least "):
        read_folder(folder)


@pytest.mark.parametrize("part", ["train", "t10k"])
def test_no_images_are_too_few(part, folder):
    replace(folder, f"{part}-labels-idx1-ubyte", np.zeros(0))
    replace(folder, f"{part}-images-idx3-ubyte", np.zeros((0, 2, 3)))
    message = f"has 0 {part} labels, expected .* 0 images, and at least one"
    with pytest.raises(ValueError, match=message):
        read_folder(folder)


@pytest.mark.parametrize(("part", "count"), [("train", 5), ("t10k", 3)])
def test_a_label_is_a_digit(part, count, folder):
    replace(folder, f"{part}-labels-idx1-ubyte", [9] * count)
    read_folder(folder)
    replace(folder, f"{part}-labels-idx1-ubyte", [0] * (count - 1) + [10])
    message = f"^directory {folder} has a {part} label 10, expected 0 to 9"
    with pytest.raises(ValueError, match=message):
        read_folder(folder)


@pytest.mark.parametrize("size", [(3, 2), (2, 4), (1, 3)])
def test_images_have_one_size(size, folder):
    replace(folder, NAMES[2], np.zeros((3, *size)))
    message = r"train images of \(2, 3\) and t10k images of \(%d, %d\) pixels, expected"
    with pytest.raises(ValueError, match=message % size):
        read_folder(folder)


def test_a_folder_in_the_place_of_a_file_is_no_file(folder):
    (folder / NAMES[2]).unlink()
    (folder / NAMES[2]).mkdir()
    with pytest.raises(ValueError, match=f"has no file {NAMES[2]}"):
        read_folder(folder)


def test_what_is_no_folder_is_told_from_what_is_not_there(folder):
    message = "^directory .* is a file, expected a folder of IDX files"
    with pytest.raises(ValueError, match=message):
        read_folder(folder / NAMES[2])
    message = "^directory .*none does not exist, expected a folder of IDX files"
    with pytest.raises(ValueError, match=message):
        read_folder(folder / "none")


def test_nothing_is_written_where_data_is_read(folder):
    before = sorted(os.listdir(folder))
    read_folder(folder)
    assert sorted(os.listdir(folder)) == before
