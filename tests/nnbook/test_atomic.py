"""A file is there whole or not at all: full disks, crashes, folders that refuse."""

import errno
import os

import pytest

from nnbook.atomic import as_path, write_atomically

OLD, NEW = b"old", b"new content"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "data"
    path.write_bytes(OLD)
    return path


def test_the_file_is_new_or_replaced(file):
    write_atomically(file, NEW)
    write_atomically(file.with_name("other"), b"")
    assert file.read_bytes() == NEW
    assert sorted(os.listdir(file.parent)) == ["data", "other"]


def test_the_bytes_are_on_the_disk_before_the_name(file, monkeypatch):
    """What has the name is whole, even when the power fails."""
    events = []
    fsync, replace = os.fsync, os.replace

    def synced(descriptor):
        events.append(("fsync", os.fstat(descriptor).st_size))
        fsync(descriptor)

    def replaced(source, target):
        assert source.parent == target.parent == file.parent
        assert source.name.startswith(".data.")
        assert source.name.endswith(".part")
        events.append(("replace", target))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    write_atomically(file, NEW)
    assert events == [("fsync", len(NEW)), ("replace", file)]


def test_two_who_write_at_once_do_not_share_a_file(file, monkeypatch):
    names = []
    replace = os.replace

    def replaced(source, target):
        names.append(source.name)
        replace(source, target)

    monkeypatch.setattr(os, "replace", replaced)
    for _ in range(20):
        write_atomically(file, NEW)
    assert len(set(names)) == 20


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_alone(moment, file, monkeypatch):
    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, moment, fail)
    message = (
        f"^file {file} cannot be written .No space left on device., expected a folder "
        "that may be written to, with room for 11 bytes"
    )
    with pytest.raises(ValueError, match=message) as caught:
        write_atomically(file, NEW)
    assert isinstance(caught.value.__cause__, OSError)
    assert file.read_bytes() == OLD
    assert os.listdir(file.parent) == ["data"]


def test_an_interrupt_leaves_the_old_file_alone(file, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(file, NEW)
    assert file.read_bytes() == OLD
    assert os.listdir(file.parent) == ["data"]


@pytest.mark.parametrize(
    ("place", "reason"),
    [("none/data", "No such file"), ("data/inside", "Not a directory")],
)
def test_a_folder_that_is_none_is_named(place, reason, file):
    with pytest.raises(ValueError, match=f"{place} cannot be written .{reason}"):
        write_atomically(file.parent / place, NEW)


def test_paths(tmp_path):
    assert as_path("place", str(tmp_path)) == as_path("place", tmp_path) == tmp_path
    for wrong in (5, None, b"bytes"):
        with pytest.raises(ValueError, match=rf"^place is {wrong!r}, expected a path"):
            as_path("place", wrong)
