"""Trees in files: what comes back, and what is refused."""

import io
import os
import pickle
import stat
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nnbook.storage import load_state, save_state

DTYPES = ["bool", "int8", "uint64", "float32", "float64", "complex128", "<U3"]
ARRAYS = st.one_of(
    hnp.arrays(dtype, hnp.array_shapes(min_dims=0, min_side=0, max_side=3))
    for dtype in DTYPES
)
NUMBERS = st.sampled_from(
    [np.float32(0.1), np.float64("nan"), np.int64(-3), np.bool_(True), np.str_("a")]
)
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**130), 2**130),
    st.floats(),
    st.text(max_size=5),
)
KEYS = st.one_of(
    st.sampled_from(["array", "number", "dict", "tree", "file", ""]),
    st.text(max_size=3),
)
TREES = st.recursive(
    PLAIN | ARRAYS | NUMBERS,
    lambda tree: st.lists(tree, max_size=3) | st.dictionaries(KEYS, tree, max_size=3),
    max_leaves=6,
)


def assert_same(one, other):
    """One type, one order of keys, one content to the last bit."""
    assert type(one) is type(other)
    if isinstance(one, dict):
        assert list(one) == list(other)
        one, other = list(one.values()), list(other.values())
    if isinstance(one, list):
        assert len(one) == len(other)
        for a, b in zip(one, other, strict=True):
            assert_same(a, b)
    elif isinstance(one, np.ndarray | np.generic):
        assert (one.dtype, one.shape) == (other.dtype, other.shape)
        assert one.tobytes() == other.tobytes()
    else:
        assert repr(one) == repr(other)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("trees")


@pytest.mark.parametrize(
    "bits", [np.random.PCG64, np.random.MT19937, np.random.Philox, np.random.SFC64]
)
def test_states_of_generators(tmp_path, bits):
    rng = np.random.Generator(bits(7))
    rng.normal(size=5)
    save_state(rng.bit_generator.state, str(tmp_path / "rng"))
    expected = rng.random(9)
    other = np.random.Generator(bits(0))
    other.bit_generator.state = load_state(str(tmp_path / "rng"))
    np.testing.assert_array_equal(other.random(9), expected)


@pytest.mark.parametrize("key", ["array", "number", "dict"])
@pytest.mark.parametrize("value", ["tree", "array0", {"array": "array0"}, 1])
def test_dicts_may_have_the_keys_that_stand_for_arrays(tmp_path, key, value):
    for tree in (
        {key: value},
        {key: {key: value}},
        {key: np.ones(2)},
        {key: 1, "a": 2},
    ):
        save_state(tree, tmp_path / "tree")
        assert_same(load_state(tmp_path / "tree"), tree)


def test_tuples_become_lists_and_orders_in_memory_stay(tmp_path):
    save_state((1, (np.asfortranarray(np.eye(2)),)), tmp_path / "tree")
    one, (array,) = load_state(tmp_path / "tree")
    assert one == 1
    assert array.flags.f_contiguous
    assert array.flags.writeable


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        ({1: 2}, "state has the key 1, expected strings"),
        ({"a": [{None: 2}]}, "state has the key None, expected strings"),
        ({"a": {1, 2}}, "state has a set, expected arrays and plain values"),
        ([1j], "state has a complex, expected arrays"),
        (b"bytes", "state has a bytes, expected arrays"),
        (np.array([None]), "state has dtype object, expected plain numbers"),
    ],
)
def test_what_is_no_tree_is_refused_and_no_file_is_made(tmp_path, tree, message):
    with pytest.raises(ValueError, match=message):
        save_state(tree, tmp_path / "tree")
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_readable_by_others_as_any_new_file_is(tmp_path):
    save_state(1, tmp_path / "tree")
    (tmp_path / "plain").write_bytes(b"")
    modes = [stat.S_IMODE((tmp_path / f).stat().st_mode) for f in ("tree", "plain")]
    assert modes[0] == modes[1]


@pytest.mark.parametrize("where", ["missing/tree", "file/tree", "folder"])
def test_where_nothing_can_be_written_is_named(tmp_path, where):
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ValueError, match=f"{where} cannot be written"):
        save_state(1, tmp_path / where)
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["file", "folder"]


def test_an_interrupted_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "tree"
    save_state({"a": 1}, path)

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ValueError, match=r"tree .*No space left on device"):
        save_state({"a": np.zeros(1000)}, path)
    assert load_state(path) == {"a": 1}
    assert [p.name for p in tmp_path.iterdir()] == ["tree"]


def whole(tree):
    """The bytes of a tree's file, and a path to spoil."""
    arrays = io.BytesIO()
    np.savez(arrays, **tree)
    return arrays.getvalue()


def pickled():
    return whole({"tree": np.array([{"a": 1}], dtype=object)})


def zipped():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("note.txt", "hello")
    return content.getvalue()


BAD_FILES = {
    "empty": b"",
    "text": b"hello",
    "pickle": pickle.dumps({"a": 1}),
    "pickle in npz": pickled(),
    "other npz": whole({"a": np.ones(2)}),
    "other zip": zipped(),
    "no json": whole({"tree": np.array("{")}),
    "json of an array that is not there": whole({"tree": np.array('{"array": "a"}')}),
    "json of an array of an array": whole({"tree": np.array('{"array": [1]}')}),
    "json of a dict of a number": whole({"tree": np.array('{"dict": 1}')}),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_other_files_are_refused(tmp_path, kind):
    path = tmp_path / "bad.npz"
    path.write_bytes(BAD_FILES[kind])
    with pytest.raises(ValueError, match=r"path is .*bad\.npz: .*, expected a whole"):
        load_state(path)


class Payload:
    """Makes a folder when it is unpickled."""

    def __init__(self, path):
        self.path = str(path)

    def __reduce__(self):
        return os.mkdir, (self.path,)


@pytest.mark.parametrize("kind", ["pickle", "npz"])
def test_nothing_is_unpickled(tmp_path, kind):
    payload = Payload(tmp_path / "made")
    if kind == "pickle":
        (tmp_path / "file").write_bytes(pickle.dumps(payload))
    else:
        content = whole({"tree": np.array([payload], dtype=object)})
        (tmp_path / "file").write_bytes(content)
    with pytest.raises(ValueError, match="path is"):
        load_state(tmp_path / "file")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_single_array_is_no_tree(tmp_path):
    np.save(tmp_path / "a.npy", np.ones(2))
    with pytest.raises(ValueError, match=r"path is .*a\.npy: .*expected a whole file"):
        load_state(tmp_path / "a.npy")


@pytest.mark.parametrize("path", ["missing", ""])
def test_missing_files_and_folders_are_refused(tmp_path, path):
    with pytest.raises(ValueError, match=f"path is {tmp_path}.*, expected a whole"):
        load_state(tmp_path / path)


@pytest.mark.parametrize("path", [None, 7, 1.5, ["a"]])
def test_what_is_no_path_is_refused(path):
    for call in (lambda: load_state(path), lambda: save_state(1, path)):
        with pytest.raises(ValueError, match=r"path is .*, expected a path"):
            call()


TREE = {"a": np.arange(5.0), "b": [np.float32(2), None], "c": "text"}


def test_a_file_cut_anywhere_is_refused(tmp_path):
    path = tmp_path / "tree.npz"
    save_state(TREE, path)
    content = path.read_bytes()
    for length in range(0, len(content), 7):
        path.write_bytes(content[:length])
        with pytest.raises(ValueError, match="path is"):
            load_state(path)


def test_a_flipped_bit_is_refused_or_changes_nothing(tmp_path):
    path = tmp_path / "tree.npz"
    save_state(TREE, path)
    content = path.read_bytes()
    for i in range(0, len(content), 5):
        path.write_bytes(
            content[:i] + bytes([content[i] ^ (1 << i % 8)]) + content[i + 1 :]
        )
        try:
            got = load_state(path)
        except ValueError as error:
            assert "path is" in str(error)  # noqa: PT017
        else:
            assert_same(got, TREE)


@settings(max_examples=40)  # each waits for the disk
@given(tree=TREES)
def test_what_is_read_is_what_was_written(folder, tree):
    save_state(tree, folder / "tree.npz")
    assert_same(load_state(folder / "tree.npz"), tree)
