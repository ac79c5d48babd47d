"""The formats of other systems as JSON Schema, after their documentation."""

from typing import Any

VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}


def strict(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    """Return a schema of an object with these properties and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in properties if name not in optional],
        "properties": properties,
    }


NUMBER, TEXT = {"type": "number", "minimum": 0}, {"type": "string"}
WORDS, COUNT = {"type": "string", "minLength": 1}, {"type": "integer", "minimum": 0}
OBJECT = {"type": "object"}
INSTANT = r"^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$"

GRADESCOPE = strict(
    {
        "score": NUMBER,
        "execution_time": NUMBER,
        "output": TEXT,
        "output_format": FORMAT,
        "visibility": VISIBILITY,
        "stdout_visibility": VISIBILITY,
        "extra_data": OBJECT,
        "leaderboard": {"type": "array"},
        "tests": {
            "type": "array",
            "items": strict(
                {
                    "score": NUMBER,
                    "max_score": NUMBER,
                    "status": {"enum": ["passed", "failed"]},
                    "name": WORDS,
                    "name_format": FORMAT,
                    "number": TEXT,
                    "output": TEXT,
                    "output_format": FORMAT,
                    "tags": {"type": "array", "items": TEXT},
                    "visibility": VISIBILITY,
                    "extra_data": OBJECT,
                }
            ),
        },
    }
)

CLASSROOM50 = strict(
    {
        "schema": {"const": "classroom50/result/v1"},
        "classroom": WORDS,
        "assignment": WORDS,
        "assignment_type": {"enum": ["individual", "group"]},
        "owner": WORDS,
        "submission": {"type": "string", "pattern": "^submit/"},
        "commit": WORDS,
        "release": WORDS,
        "review": WORDS,
        "datetime": {"type": "string", "pattern": INSTANT},
        "graded_at": {"type": "string", "pattern": INSTANT},
        "score": COUNT,
        "max-score": COUNT,
        "submitted_by": OBJECT,
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["test-name", "passed", "score", "max-score"],
                "properties": {
                    "test-name": WORDS,
                    "passed": {"type": "boolean"},
                    "score": COUNT,
                    "max-score": COUNT,
                },
            },
        },
    },
    "graded_at",
    "submitted_by",
)

#: element -> (required attributes, children in their order)
JUNIT: dict[str, tuple[set[str], list[str]]] = {
    "testsuites": ({"name", "tests", "failures", "errors", "time"}, ["testsuite"]),
    "testsuite": (
        {"name", "tests", "failures", "errors", "time"},
        ["properties", "testcase", "system-out"],
    ),
    "testcase": ({"classname", "name", "time"}, ["properties", "failure", "error"]),
    "properties": (set(), ["property"]),
    "property": ({"name", "value"}, []),
    "failure": ({"message", "type"}, []),
    "error": ({"message", "type"}, []),
    "system-out": (set(), []),
}
