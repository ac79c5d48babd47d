"""Files that are no plain text file are named; what is only unusual is read."""

import os
from pathlib import Path

import pytest

from exercises.grading.submission import Unreadable, read, same_code


@pytest.mark.parametrize(
    ("raw", "words", "line"),
    [
        ("x = 1".encode("utf-16"), "UTF-16", None),
        (b"x = 1\ny = '\0'\n", "NUL byte", 2),
        (b"x = 1\ny = '\xff'\n", "not saved as UTF-8", 2),
        (b"x = 1\n<<<<<<< HEAD\n", "unfinished merge", 2),
        ("x = '\u202e'\n".encode(), "invisible", 1),
        (b"#" * 300_000, "larger than", None),
    ],
)
def test_broken_texts(raw: bytes, words: str, line: int | None, tmp_path: Path) -> None:
    path = tmp_path / "softmax.py"
    path.write_bytes(raw)
    with pytest.raises(Unreadable, match=words) as trouble:
        read(path)
    assert trouble.value.line == line


def test_unusual_texts_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a b'\"$(x)\n.py"
    path.write_bytes(b"\xef\xbb\xbfx = 1\r\ny = '\xc3\xa9'\r\n")
    assert read(path).text == "x = 1\ny = 'é'\n"


def test_other_things_than_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.py"
    secret.write_text("x = 1")
    (tmp_path / "link.py").symlink_to(secret)
    (tmp_path / "folder.py").mkdir()
    os.mkfifo(tmp_path / "fifo.py")
    for name in ("link.py", "folder.py", "fifo.py", "/dev/zero"):
        with pytest.raises(Unreadable, match=r"plain file|larger"):
            read(tmp_path / name)


def test_a_missing_file_is_looked_for(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"no file softmax.py\.$"):
        read(tmp_path / "softmax.py")
    (tmp_path / "Softmax.py").write_text("")
    with pytest.raises(Unreadable, match=r"There is Softmax\.py"):
        read(tmp_path / "softmax.py")


def test_a_stub_with_other_comments_is_still_the_stub() -> None:
    assert same_code("x = 1  \n\n# a\ny = 2\n", "x = 1\ny = 2")
    assert not same_code("x = 1\n  y = 2", "x = 1\ny = 2")
