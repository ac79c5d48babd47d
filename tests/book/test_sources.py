"""Source pages: a package's page leads to its parts."""

from checked.sources import links_to, parts_of


def test_a_package_names_the_modules_beside_it() -> None:
    parts = parts_of("derivations.relu_mask")
    assert "derivations.relu_mask.layer" in parts
    assert "derivations.relu_mask" not in parts
    assert not any(part.endswith("__init__") for part in parts)


def test_a_module_has_no_parts_and_no_line_of_links() -> None:
    assert parts_of("nnbook.network") == []
    assert links_to([]) == ""


def test_the_links_stay_in_the_folder_of_source_pages() -> None:
    assert '<a href="a.b.html">b</a>' in links_to(["a.b"])
