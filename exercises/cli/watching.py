"""`watch`: check again on every save, with a warm worker; single keys for the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..learner.check import check_and_note
from ..learner.folder import WorkFolder
from ..learner.progress import Progress
from ..model import Exercise
from ..sandbox.crew import Crew
from ..sandbox.level import Isolation
from . import choose, help_, screen
from .keys import Keys, unbuffered
from .report import show

LOOK_MS = 100


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
            if self.folder.path(self.exercise).resolve() in paths:
                self.check()
            while key := self.keys.pressed():
                if key == "q":
                    return 0 if self.passed else 1
                self.obey(key)
        return 0 if self.passed else 1

    def begin(self) -> None:
        """Write the stub if there is no file, and check."""
        self.folder.start(self.exercise)
        self.check()

    def check(self) -> None:
        """Check and show."""
        screen.console().clear()
        result = check_and_note(self.exercise, self.folder, self.crew)
        self.passed = result.passed
        hints = Progress.read(self.folder.root).of(self.exercise.id).hints
        show(self.exercise, result, hints)
        screen.say(f"watching {self.folder.path(self.exercise)}", "dim", indent=2)
        screen.say("h hint   n next   r reset   q quit", "dim", indent=2)

    def obey(self, key: str) -> None:
        """Do what a key asks for."""
        if key == "h":
            help_.hint(self.exercise.id, self.folder.root, None, False)
        elif key == "n":
            self.next()
        elif key == "r":
            backup = self.folder.reset(self.exercise)
            self.check()
            screen.say(f"The stub is back; your file is kept as {backup}", indent=2)

    def next(self) -> None:
        """Go on to the next exercise that is not passed."""
        following = choose.following(self.exercise, self.folder)
        if following is None:
            screen.say("Every exercise is passed.", indent=2)
            return
        self.exercise = following
        self.begin()
        screen.markdown(following.statement)
