from __future__ import annotations

import json

from docgraph.graph.answers import DocumentRow
from docgraph.views.faces import Directory, directory_of
from docgraph.views.pages.listing import script_of, write_lists
from docgraph.views.render import Pages
from tests.unit.views.made import hai_phong


def test_a_long_list_is_paged_a_hundred_each_with_links_both_ways() -> None:
    rows = [DocumentRow(f"urn:{number}", f"Văn bản {number}") for number in range(250)]
    files = write_lists(Directory(rows, ()), Pages("vi"))
    assert {"index.html", "list-2.html", "list-3.html", "sources.html"} == set(files)
    assert files["index.html"].count("<li>") == 100
    assert 'href="index.html"' in files["list-2.html"]
    assert 'rel="next" href="list-3.html"' in files["list-2.html"]


def test_data_cannot_end_its_script() -> None:
    script = script_of("x", ["</script><script>", "\u2028\u2029", "<!--"])
    assert "<" not in script
    assert "\u2028" not in script
    assert json.loads(script.removeprefix("window.x=").rstrip(";\n")) == [
        "</script><script>",
        "\u2028\u2029",
        "<!--",
    ]


def test_a_row_says_what_was_done_to_the_document_and_its_place() -> None:
    page = write_lists(directory_of(hai_phong()), Pages("vi"))["index.html"]
    assert page.count('data-w="now:replaces"') == 1
    assert page.count('data-w="now:amends"') == 1
