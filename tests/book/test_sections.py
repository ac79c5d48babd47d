"""Where exercises stand: each once, and nothing of a section follows its exercises."""

from itertools import pairwise

import pytest
from checked.lint import parser, take_apart
from checked.project import BOOK

import exercises

FILES = sorted(BOOK.glob("*.md")) + sorted((BOOK / "practice").glob("*.md"))
SECTION, TEXT = "## section", "text"
SILENT = {"front_matter", "myst_target", "myst_line_comment"}


def outline(text):
    """The blocks of a page in a row: SECTION, TEXT, or the id of an exercise."""
    for token in parser().parse(text):
        if token.level or token.nesting < 0 or token.type in SILENT:
            continue
        directive = take_apart(token) if token.info else None
        if directive is not None and directive.name == "graded":
            yield directive.argument
        else:
            yield SECTION if token.tag == "h2" else TEXT


def shown(text):
    """The ids of the exercises of a page."""
    return [block for block in outline(text) if block not in {SECTION, TEXT}]


def astray(text):
    """Exercises outside sections, or followed by more of their section."""
    inside, found = False, []
    for block, after in pairwise([*outline(text), SECTION]):
        inside = inside or block == SECTION
        if block not in {SECTION, TEXT} and (not inside or after == TEXT):
            found.append(block)
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_exercises_end_their_sections(file):
    assert astray(file.read_text("utf-8")) == []


def test_every_exercise_stands_in_the_book_once_in_the_order_of_the_list():
    everywhere = [id for file in FILES for id in shown(file.read_text("utf-8"))]
    listed = [task.id for task in exercises.all_exercises()]
    assert sorted(everywhere) == sorted(listed)
    for chapter in exercises.chapters():
        of_it = [t.id for t in exercises.all_exercises() if t.chapter == chapter]
        assert [id for id in everywhere if id in of_it] == of_it


TASK = "```{graded} softmax\n```\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# Page\n\n{TASK}",
        f"# Page\n\n## Section\n\n{TASK}\nThen more words.\n\n## Next\n",
        f"# Page\n\n## Section\n\n{TASK}\n```python\nx = 1\n```\n",
        f"# Page\n\n## Section\n\n{TASK}\n### Part\n",
    ],
    ids=["before all sections", "before words", "before code", "before a part"],
)
def test_an_exercise_astray_is_found(text):
    assert astray(text) == ["softmax"]


def test_exercises_at_the_end_of_a_section_are_right():
    text = f"# Page\n\n## Section\n\nWords.\n\n{TASK}\n{TASK}\n(next)=\n## Next\n"
    assert astray(text) == []
