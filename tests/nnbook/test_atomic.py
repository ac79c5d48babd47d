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


def test_a_link_stays_and_leads_to_the_new_content(file, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link, dangling = folder / "link", folder / "dangling"
    link.symlink_to(file)
    dangling.symlink_to(tmp_path / "later")
    for place in (link, dangling):
        write_atomically(place, NEW)
        assert place.is_symlink()
    assert file.read_bytes() == (tmp_path / "later").read_bytes() == NEW
    assert sorted(os.listdir(folder)) == ["dangling", "link"]
    assert sorted(os.listdir(tmp_path)) == ["data", "elsewhere", "later"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o444])
def test_permissions_stay_and_hold_from_the_first_byte(mode, file, monkeypatch):
    seen, fsync = [], os.fsync

    def synced(descriptor):
        seen.append(os.fstat(descriptor).st_mode & 0o7777)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", synced)
    file.chmod(mode)
    write_atomically(file, NEW)
    assert file.read_bytes() == NEW
    assert [file.stat().st_mode & 0o7777, *seen] == [mode, mode]


def test_a_new_file_has_the_usual_permissions(file):
    other = file.with_name("other")
    other.touch()
    write_atomically(file.with_name("new"), NEW)
    assert file.with_name("new").stat().st_mode == other.stat().st_mode


@pytest.mark.parametrize(
    ("kind", "reason"), [("pipe", "Not a regular file"), ("folder", "Is a directory")]
)
def test_what_is_no_file_is_not_replaced(kind, reason, tmp_path):
    place = tmp_path / kind
    os.mkfifo(place) if kind == "pipe" else place.mkdir()
    before = place.stat().st_mode
    with pytest.raises(ValueError, match=f"^file {place} cannot be written .{reason}"):
        write_atomically(place, NEW)
    assert place.stat().st_mode == before
    assert os.listdir(tmp_path) == [kind]


def test_paths(tmp_path):
    assert as_path("place", str(tmp_path)) == as_path("place", tmp_path) == tmp_path
    for wrong in (5, None, b"bytes", "", "a\0b"):
        with pytest.raises(ValueError, match=r"^place is .*, expected a p") as caught:
            as_path("place", wrong)
        assert repr(wrong) in str(caught.value)
