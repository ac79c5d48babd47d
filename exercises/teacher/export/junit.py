"""JUnit XML: a suite for each student and exercise, a case for each check.

A suite's time is what grading took; its cases share it evenly, as checks are not timed.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..work import Record
from . import said
from .reading import Students


def document(students: Students) -> str:
    """Return the whole class as one document."""
    records = [record for row in students.values() for record in row]
    root = Element("testsuites", {"name": "exercises", **_counts(records)})
    for record in records:
        _suite(root, record)
    indent(root)
    text: str = tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(root: Element, record: Record) -> None:
    name = said.plain(f"{record['student']}/{record['exercise']}")
    suite = SubElement(root, "testsuite", {"name": name, **_counts([record])})
    properties = SubElement(suite, "properties")
    for key in ("score", "points", "state", "isolation"):
        _property(properties, key, record[key])
    for check in record["checks"]:
        _case(suite, name, record, check)
    if output := said.of_record(record):
        SubElement(suite, "system-out").text = output


def _case(suite: Element, name: str, record: Record, check: dict[str, Any]) -> None:
    title, share = said.plain(check["title"]), len(record["checks"])
    seconds = f"{record['seconds'] / share:.3f}"
    case = SubElement(suite, "testcase", classname=name, name=title, time=seconds)
    properties = SubElement(case, "properties")
    for key in ("points", "earned"):
        _property(properties, key, check[key])
    if check["state"] == "passed":
        return
    tag = "error" if _error(record) else "failure"
    text = said.of_check(record, check)
    first = text.partition("\n")[0] or check["state"]
    kind = record["state"] if _error(record) else check["stage"] or check["state"]
    SubElement(case, tag, message=first, type=said.plain(kind)).text = text


def _counts(records: list[Record]) -> dict[str, str]:
    """Return how many cases there are, and how many did not pass."""
    checks = [(record, check) for record in records for check in record["checks"]]
    failed = [_error(record) for record, c in checks if c["state"] != "passed"]
    return {
        "tests": str(len(checks)),
        "failures": str(failed.count(False)),
        "errors": str(failed.count(True)),
        "time": f"{sum(record['seconds'] for record in records):.3f}",
    }


def _error(record: Record) -> bool:
    """Say whether nothing could be checked, which is no failure of a check."""
    return record["state"] not in ("passed", "not yet")


def _property(properties: Element, name: str, value: object) -> None:
    SubElement(properties, "property", name=name, value=said.plain(str(value)))
