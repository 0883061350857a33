from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from docgraph.errors import DocgraphError
from docgraph.views.site import MARKER, write_site
from tests.unit.views.made import MadeGraph, hai_phong


def digest(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("views") / "site"
    write_site(hai_phong(), target)
    return target


def test_same_graph_same_bytes(site: Path, tmp_path: Path) -> None:
    write_site(hai_phong(), tmp_path / "again")
    assert digest(tmp_path / "again") == digest(site)


def test_report_counts_what_was_written(tmp_path: Path) -> None:
    report = write_site(hai_phong(), tmp_path / "site")
    assert report.index == str(tmp_path / "site" / "index.html")
    assert (report.documents, report.sources, report.pictures) == (19, 16, 19)
    assert report.files == len(digest(tmp_path / "site"))
    assert report.largest <= 100_000


def test_a_site_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write_site(hai_phong(), target)
    write_site(MadeGraph(), target)
    assert not list((target).glob("d/*"))
    assert [child.name for child in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_other_files_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(DocgraphError, match="did not make"):
        write_site(hai_phong(), tmp_path)
    assert [child.name for child in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_file_as_target_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x")
    with pytest.raises(DocgraphError, match="not a folder"):
        write_site(hai_phong(), tmp_path / "site")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write_site(hai_phong(), tmp_path / "site")
    assert (tmp_path / "site" / MARKER).is_file()


def test_a_failure_leaves_the_old_site(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write_site(hai_phong(), target)
    before = digest(target)
    broken = hai_phong()
    broken.said.append(
        (broken.said[0][0].__class__("urn:x:1207", "no_such_type", "urn:x:3010"), broken.said[0][1])
    )
    with pytest.raises(ValueError, match="no_such_type"):
        write_site(broken, target)
    assert digest(target) == before
    assert [child.name for child in tmp_path.iterdir()] == ["site"]


def test_an_empty_graph_says_what_to_do(tmp_path: Path) -> None:
    write_site(MadeGraph(), tmp_path / "site")
    assert "docgraph add" in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_every_page_has_the_policy_and_no_inline_code(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 50
    for page in pages:
        text = page.read_text("utf-8")
        assert "script-src &#39;self&#39;" in text
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), page
        assert not re.search(r"\s(on[a-z]+|style)\s*=", re.sub(r'data-graph="[^"]*"', "", text)), page
        assert "<style" not in text


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    ids: dict[Path, set[str]] = {}
    for page in site.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="([^"]+)"', page.read_text("utf-8")):
            if address.startswith("https://"):
                continue
            path, _, anchor = address.partition("#")
            file = (page.parent / path.partition("?")[0]).resolve() if path else page
            assert file.is_file(), (page, address)
            if anchor:
                if file not in ids:
                    ids[file] = set(re.findall(r'\bid="([^"]+)"', file.read_text("utf-8")))
                assert anchor in ids[file], (page, address)


def test_the_site_speaks_english_when_asked(tmp_path: Path) -> None:
    write_site(hai_phong(), tmp_path / "site", language="en")
    page = next((tmp_path / "site" / "d").glob("3323-*.html")).read_text("utf-8")
    assert '<html lang="en">' in page
    assert "Implemented by" in page


def test_a_part_of_the_graph_links_to_nothing_outside_it(tmp_path: Path) -> None:
    report = write_site(hai_phong(), tmp_path / "site", around="urn:x:1207", depth=1)
    assert (report.documents, report.sources) == (2, 16)
    test_every_link_and_anchor_leads_somewhere(tmp_path / "site")
