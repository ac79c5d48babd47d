"""`watch`: check again on every save, with a warm worker; single keys for the rest."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from ..learner.check import check_and_note
from ..learner.folder import WorkFolder
from ..learner.sources import Unreadable, source_of
from ..model import Exercise
from ..sandbox.crew import Crew
from ..sandbox.level import Isolation
from . import choose, help_, screen
from .keys import Keys, unbuffered
from .report import show

LOOK, LOOKS = 0.05, 6  # seconds between two looks, and how many a save may take
KEYS = "h hint   n next   a all   r reset   q quit   ? keys"


def watch(name: str | None, work: Path | None, isolation: Isolation) -> int:
    """Watch one exercise after the other until q or Ctrl-C."""
    folder = WorkFolder.find(work)
    exercise = choose.current(name, folder)
    with Crew(isolation, warm=True) as crew, unbuffered():
        return Watch(folder, crew, exercise).run()


@dataclass
class Watch:
    """The exercise under way and what the keys do."""

    folder: WorkFolder
    crew: Crew
    exercise: Exercise
    keys: Keys = field(default_factory=Keys)
    passed: bool = False
    checked: str = ""
    stamp: tuple[int, ...] = ()
    asked: bool = False

    def run(self) -> int:
        """Check now, then whenever the file changes; obey keys in between."""
        self.begin()
        while (key := self.keys.pressed(LOOK)) != "q":
            if key:
                self.obey(key)
            elif self.saved():
                self.check()
        return 0 if self.passed else 1

    def saved(self) -> bool:
        """Say whether the file has a new text; wait while it is being written.

        Looking is slower than being told, but it works on every file system, and for
        editors that put a new file in place of the old one.
        """
        stamp = _stamp(self._file())
        if stamp == self.stamp:
            return False
        self.stamp, text = stamp, self._text()
        for _ in range(LOOKS):
            time.sleep(LOOK)
            before, text = text, self._text()
            if text == before and text.strip() and not text.startswith("\0There is no"):
                break
        return text != self.checked

    def begin(self, introduce: bool = False) -> None:
        """Write the stub if there is no file, and check; say what a new task is."""
        new = self.folder.start(self.exercise)
        self.check(introduce or new)

    def check(self, introduce: bool = False) -> None:
        """Check and show; remember the text, for not every event is a change."""
        screen.console().clear()
        if introduce:
            screen.markdown(self.exercise.statement)
        screen.patience(self.exercise)
        self.stamp, self.checked = _stamp(self._file()), self._text()
        result = check_and_note(self.exercise, self.folder, self.crew)
        self.passed = result.passed
        show(self.exercise, result, self.folder, watching=True)
        screen.say(f"watching {self._file()}", "dim", indent=2)
        self.show_keys()

    def show_keys(self) -> None:
        """Say what the keys do."""
        screen.say(KEYS, "dim", indent=2)

    def obey(self, key: str) -> None:
        """Do what a key asks for; a reset has to be asked for twice in a row."""
        again, self.asked = self.asked and key == "r", False
        if key == "h":
            help_.hint(self.exercise.id, self.folder.root, None, False)
        elif key == "n":
            self.next()
        elif key == "a":
            self.all()
        elif key == "r" and again:
            self.reset()
        elif key == "r":
            self.asked = True
            screen.say("Press r again to put the stub back.", indent=2)
        elif key == "?":
            self.show_keys()

    def reset(self) -> None:
        """Put the stub back, and say last where the old file is."""
        try:
            backup = self.folder.reset(self.exercise)
        except ValueError as trouble:
            screen.say(str(trouble), indent=2)
            return
        self.check()
        kept = f"; your file is kept as {backup}" if backup else ""
        screen.say(f"The stub is back{kept}", indent=2)

    def all(self) -> None:
        """Check all that is started, and say in a line each how it stands."""
        for exercise in choose.started(self.folder):
            result = check_and_note(exercise, self.folder, self.crew, among=True)
            sign, style = screen.SIGNS["passed" if result.passed else "failed"]
            score = f"{result.score} of {exercise.points} points"
            screen.say(f"{sign} {exercise.id}  {score}", style, indent=2)
        self.show_keys()

    def next(self) -> None:
        """Go on to the next exercise that is not passed."""
        following = choose.following(self.exercise, self.folder)
        if following is None:
            screen.say("Every exercise is passed.", indent=2)
            return
        self.exercise = following
        self.begin(introduce=True)

    def _file(self) -> Path:
        return self.folder.path(self.exercise)

    def _text(self) -> str:
        """Return what the file holds, or why it cannot be read."""
        try:
            return source_of(self._file(), self.exercise)
        except Unreadable as trouble:
            return f"\0{trouble}"


def _stamp(path: Path) -> tuple[int, ...]:
    """Return what differs between a file and the next one saved in its place."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino
