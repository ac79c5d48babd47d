"""What the commands print for people."""

import sys

import pytest

import exercises
from exercises.cli import screen


@pytest.mark.parametrize(
    ("name", "terminal", "said"),
    [
        ("xor-architectures", True, "checking xor-architectures, which trains"),
        ("momentum-capstone", True, "checking momentum-capstone, which trains"),
        ("xor-architectures", False, ""),
        ("softmax", True, ""),
    ],
)
def test_who_waits_for_training_is_told(
    name: str,
    terminal: bool,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    screen.patience(exercises.get(name))
    out = capsys.readouterr().out
    assert said in out
    assert bool(said) == bool(out)
