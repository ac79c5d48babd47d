"""What the directives put on a page, seen in the HTML of a book that was built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from small_site import Site


def page(site: Site, name: str) -> BeautifulSoup:
    return BeautifulSoup(site.html(name), "html.parser")


@pytest.fixture(scope="module")
def shown(good_site: Site) -> BeautifulSoup:
    """The page that shows one of each."""
    return page(good_site, "page")


@pytest.fixture(scope="module")
def rows(good_site: Site) -> dict[str, list[list[str]]]:
    """The cells of each table of the page of all checks, by the id of its section."""
    sections = page(good_site, "checks").select("section[id^=checks-of]")
    return {
        str(section["id"]): [
            [cell.get_text(strip=True) for cell in row.select("td")]
            for row in section.select("tbody tr")
        ]
        for section in sections
    }


def one(soup: Tag, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)} found"
    return found[0]


def text(soup: Tag, selector: str) -> str:
    return " ".join(one(soup, selector).get_text().split())


class TestDerivation:
    """Statement, steps, bridge, counterfeits, source."""

    @pytest.fixture
    def block(self, shown: BeautifulSoup) -> Tag:
        return shown.select(".derivation")[0]

    def test_the_statement_is_a_numbered_theorem(self, block: Tag) -> None:
        title = text(block, "#derivation-square > .admonition-title")
        assert title == "Theorem 1.1 (Squares are not negative)"
        assert one(block, "#derivation-square em").get_text() == "never"
        assert one(block, "#derivation-square .math .katex")

    def test_a_step_is_a_numbered_equation_with_its_reading(self, block: Tag) -> None:
        step = one(block, ".step")
        assert text(step, ".says") == "It is so."
        assert text(step, ".how") == "Tried."
        assert one(step, "#equation-eq-square-square .katex")
        assert text(step, ".eqno").startswith("(1.1)")

    def test_steps_fold_when_asked(self, shown: BeautifulSoup) -> None:
        folded, plain = shown.select(".derivation")
        assert text(folded, "details.fold-proof > summary") == "The proof, in 1 step"
        assert not plain.select("details.fold-proof")
        assert plain.select(".steps > .step.limited")

    def test_the_name_of_the_theorem_can_be_chosen(self, shown: BeautifulSoup) -> None:
        title = text(shown, "#derivation-square-limited > .admonition-title")
        assert title.startswith("Lemma 1.1")

    def test_the_bridge_says_how_close(self, block: Tag) -> None:
        assert "nnbook.twice agrees at 200 random points" in text(block, ".bridge")

    def test_counterfeits_and_what_refutes_them(self, block: Tag) -> None:
        row = one(block, "details.counterfeits tbody tr")
        cells = [cell.get_text(strip=True) for cell in row.select("td")]
        assert cells[0] == "the sign is lost"
        assert cells[2] == "square, at x = 1"

    def test_the_mark_says_what_ran(self, block: Tag) -> None:
        mark = one(block, "a.checked-mark")
        assert "hollow" not in mark["class"]
        assert mark["href"] == "source/derivations.html"
        assert mark["title"] == mark["aria-label"]
        assert re.fullmatch(
            r"Checked by SymPy in general form: 1 step, 1 comparison with nnbook, "
            r"1 counterfeit refuted, in 0\.1 s on \d+ \w+ \d{4}, \d\d:\d\d UTC",
            str(mark["title"]),
        )

    def test_the_mark_is_hollow_for_stated_sizes(self, shown: BeautifulSoup) -> None:
        mark = one(shown.select(".derivation")[1], "a.checked-mark")
        assert "hollow" in mark["class"]
        assert "for stated sizes" in mark["title"]


class TestClaim:
    """The statement, the verdict, the finding."""

    def test_the_verdict_is_a_class_and_a_word(self, shown: BeautifulSoup) -> None:
        assert text(shown, "#claim-a01.verdict-holds .verdict") == "holds"
        corrected = "#claim-a02.verdict-corrected .verdict"
        assert text(shown, corrected) == "holds with a correction"

    def test_what_is_said_and_what_was_found(self, shown: BeautifulSoup) -> None:
        assert "Twice two is four" in text(shown, "#claim-a01 .claim-text")
        assert text(shown, "#claim-a01 .finding").startswith("It is")
        assert one(shown, "#claim-a01 > a.checked-mark")["href"] == "source/claims.html"


class TestExercise:
    """The task, the command, the folds."""

    @pytest.fixture
    def task(self, shown: BeautifulSoup) -> Tag:
        return one(shown, "#exercise-double.graded")

    def test_it_is_numbered(self, task: Tag) -> None:
        assert text(task, ".admonition-title") == "Exercise 1.1 (Twice a number)"

    def test_facts_and_command(self, task: Tag) -> None:
        assert text(task, ".task-facts") == "3 points about 10 minutes function"
        assert text(task, ".task-command") == "python -m exercises check double"

    def test_hints_come_one_by_one_before_the_solution(self, task: Tag) -> None:
        folds = [fold.get_text() for fold in task.select("details.fold > summary")]
        assert folds == ["Hint 1", "Hint 2", "Hint 3", "Solution"]
        assert "return x + x" in text(task, "details.solution")

    def test_the_mark_leads_to_the_checks(self, task: Tag) -> None:
        href = one(task, "a.checked-mark")["href"]
        assert href == "source/exercises.catalogue.double.checks.html"


class TestCode:
    """The code itself, its name, its source page."""

    def test_it_is_the_code(self, shown: BeautifulSoup) -> None:
        block = one(shown, ".code-shown")
        assert text(block, ".code-caption > code") == "nnbook.Layer.backward"
        assert one(block, "pre").get_text().startswith("def backward(self, x: float)")

    def test_the_source_link_leads_to_the_line(
        self, shown: BeautifulSoup, good_site: Site
    ) -> None:
        href = str(one(shown, ".code-caption > a")["href"])
        assert href == "source/nnbook.html#Layer.backward"
        source = page(good_site, "source/nnbook")
        assert one(source, "[id='Layer.backward']")
        assert "def twice(x: float)" in source.get_text()


class TestNumbers:
    """Paragraphs with computed numbers."""

    def test_the_mark_leads_to_the_run(
        self, shown: BeautifulSoup, good_site: Site
    ) -> None:
        mark = one(shown, "p > a.checked-mark")
        assert mark["href"] == "checks.html#page-page"
        assert one(page(good_site, "checks"), "#page-page")


class TestChecks:
    """The page of all checks."""

    def test_derivations(self, rows: dict[str, list[list[str]]]) -> None:
        general, limited = rows["checks-of-derivations"]
        assert general[:5] == [
            "Squares are not negative",
            "in general",
            "1",
            "1",
            "1 of 1",
        ]
        assert general[-1] == "proved in this build"
        assert limited[1] == "for x = -2..2"

    def test_claims(self, rows: dict[str, list[list[str]]]) -> None:
        verdicts = {row[0]: row[2] for row in rows["checks-of-claims"]}
        assert verdicts == {"A01": "holds", "A02": "holds with a correction"}
        assert {row[-1] for row in rows["checks-of-claims"]} == {
            "settled in this build"
        }

    def test_exercises(self, rows: dict[str, list[list[str]]]) -> None:
        (row,) = rows["checks-of-exercises"]
        assert row[:5] == ["Twice a number", "3", "1", "1 of 1", "3 of 4"]
        assert row[-1] == "held to its laws in this build"

    def test_executed_pages(self, rows: dict[str, list[list[str]]]) -> None:
        (row,) = rows["checks-of-executed-pages"]
        assert row[:2] == ["A page", "1"]
        assert float(row[2]) > 0
        assert row[3] == "executed in this build"


class TestAllExercises:
    """The page of all exercises, and what became of the sources' tasks."""

    @pytest.fixture
    def sources(self, good_site: Site) -> Tag:
        return one(page(good_site, "all"), "section[id=exercises-by-source]")

    def test_by_chapter(self, good_site: Site) -> None:
        said = text(page(good_site, "all"), "#exercises-by-chapter tbody tr")
        assert said == "Twice a number Forward function 3 10"

    def test_every_task_is_listed_and_what_it_asks(self, sources: Tag) -> None:
        rows = [
            [cell.get_text(strip=True) for cell in row.select("td")]
            for row in sources.select("tbody tr")
        ]
        assert rows == [
            ["A1", "Twice two", "double"],
            ["A2", "Twice three", ""],
            ["A3", "Twice four", "double"],
        ]

    def test_exercises_are_links_and_letters_explained(self, sources: Tag) -> None:
        links = {str(link["href"]) for link in sources.select("td a")}
        assert links == {"page.html#exercise-double"}
        assert "A is a book of sums" in text(sources, "h2 + p")


class TestReferences:
    """What is shown can be referred to from elsewhere."""

    def test_by_number_and_by_title(self, good_site: Site) -> None:
        said = text(page(good_site, "index"), "section > p")
        assert said == (
            "See (1.1), Squares are not negative, Theorem 1.1, Exercise 1.1, claim A01."
        )


class TestPages:
    """What holds for every page."""

    def test_ids_are_unique(self, shown: BeautifulSoup) -> None:
        ids = [str(tag["id"]) for tag in shown.select("[id]")]
        assert len(ids) == len(set(ids))

    def test_no_summary_holds_a_paragraph(self, shown: BeautifulSoup) -> None:
        assert shown.select("summary")
        assert not shown.select("summary p")

    def test_links_lead_somewhere(self, good_site: Site) -> None:
        html = good_site.root / "_build" / "html"
        for file in html.rglob("*.html"):
            soup = BeautifulSoup(file.read_text(), "html.parser")
            for link in soup.select("section a[href]"):
                assert_leads_somewhere(file, str(link["href"]))


def assert_leads_somewhere(file: Path, href: str) -> None:
    path, _, anchor = href.partition("#")
    if "://" in path:
        return
    target = (file.parent / path).resolve() if path else file
    assert target.exists(), f"{file.name}: {href}"
    if anchor:
        assert f'id="{anchor}"' in target.read_text(), f"{file.name}: {href}"
