"""A worker that root starts becomes nobody, where nobody can read what it needs."""

import os
from pathlib import Path

import pytest

from exercises.worker.user import NOBODY, become_nobody

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become nobody")


def user_after(needed: Path) -> tuple[str, int, list[int]]:
    """In a child: what happened, the user, the groups."""
    ours, theirs = os.pipe()
    if os.fork() == 0:
        try:
            become_nobody([str(needed), "/not/there"])
            said = "nothing"
        except OSError as trouble:
            said = type(trouble).__name__
        os.write(theirs, repr((said, os.getresuid(), os.getgroups())).encode())
        os._exit(0)
    os.wait()
    os.close(theirs)
    with open(ours) as pipe:
        said, users, groups = eval(pipe.read())
    assert len(set(users)) == 1
    return said, users[0], groups


def test_root_becomes_nobody_for_good() -> None:
    assert user_after(Path("/usr")) == ("nothing", NOBODY, [])


def test_where_nobody_cannot_read_root_stays(tmp_path: Path) -> None:
    """Better root behind Landlock and seccomp than a worker that cannot import."""
    (tmp_path / "private").mkdir(mode=0o700)
    (tmp_path / "private/open").mkdir()
    for closed in "private", "private/open":
        said, user, _ = user_after(tmp_path / closed)
        assert (said, user) == ("PermissionError", 0)
