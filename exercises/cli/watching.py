"""`watch`: check again on every save, with a warm worker; single keys for the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..grading import submission
from ..learner.check import check_and_note
from ..learner.folder import WorkFolder
from ..model import Exercise
from ..sandbox.crew import Crew
from ..sandbox.level import Isolation
from . import choose, help_, screen
from .keys import Keys, unbuffered
from .report import show

LOOK_MS = 100
KEYS = "h hint   n next   r reset   q quit   ? keys"


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
    asked: bool = False

    def run(self) -> int:
        """Check now, then whenever the file changes; obey keys in between."""
        import watchfiles

        self.begin()
        changes = watchfiles.watch(
            self.folder.root,
            debounce=50,
            step=20,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
        )
        for changed in changes:
            paths = {Path(path).resolve() for _, path in changed}
            if self._file().resolve() in paths and self._text() != self.checked:
                self.check()
            while key := self.keys.pressed():
                if key == "q":
                    return 0 if self.passed else 1
                self.obey(key)
        return 0 if self.passed else 1

    def begin(self, introduce: bool = False) -> None:
        """Write the stub if there is no file, and check; say what a new task is."""
        new = self.folder.start(self.exercise)
        self.check(introduce or new)

    def check(self, introduce: bool = False) -> None:
        """Check and show; remember the text, for not every event is a change."""
        screen.console().clear()
        if introduce:
            screen.markdown(self.exercise.statement)
        self.checked = self._text()
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
        elif key == "r" and again:
            self.reset()
        elif key == "r":
            self.asked = True
            screen.say("Press r again to put the stub back.", indent=2)
        elif key == "?":
            self.show_keys()

    def reset(self) -> None:
        """Put the stub back, and say last where the old file is."""
        backup = self.folder.reset(self.exercise)
        self.check()
        kept = f"; your file is kept as {backup}" if backup else ""
        screen.say(f"The stub is back{kept}", indent=2)

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
            return submission.read(self._file()).text
        except submission.Unreadable as trouble:
            return f"\0{trouble}"
