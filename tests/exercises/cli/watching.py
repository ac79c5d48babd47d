"""`watch` at work: what it prints, keys, and its end."""

import subprocess

from .shell import Shell


class Watching:
    """`watch` in a process: keys in, lines out."""

    def __init__(self, shell: Shell, *words: str) -> None:
        self.process = subprocess.Popen(
            shell.command("watch", *words),
            cwd=shell.folder,
            env=shell.environment | {"PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.seen: list[str] = []

    def until(self, words: str) -> None:
        assert self.process.stdout
        while not self.seen or words not in self.seen[-1]:
            line = self.process.stdout.readline()
            assert line, self.seen
            self.seen.append(line)

    def press(self, key: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(key)
        self.process.stdin.flush()

    def __enter__(self) -> "Watching":
        return self

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.communicate()
