"""The exercises, one folder each; chapters and their order are in chapters.toml.

A folder holds everything about its exercise:

* `exercise.toml`: title, chapter, position in it, kind, points, minutes, prerequisites,
  packages that the learner may import, limits, and at least three hints;
* `statement.md`: the task, in MyST;
* `source.py`: the reference solution with marked regions (see `exercises.regions`),
  from which the stub is made;
* `checks.py`: `CHECKS`, in the order in which they run (see `exercises.checks`);
* `mutants.toml`: wrong solutions as edits of the reference, each with the sentence that
  its author should read.

`python -m exercises selftest ID` then tells whether the laws hold.
"""
