from __future__ import annotations

from pathlib import Path

import pytest

from docgraph.views.web.jobs import LONGEST_TEXT
from tests.browser.hostile import HOSTILE
from tests.unit.views.web.conftest import Client

TEXT = "Kế hoạch này thực hiện Quyết định số 3323/QĐ-UBND ngày 30/12/2019 của UBND thành phố Hải Phòng."


def main_of(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def test_a_text_is_shown_with_its_mentions_linked_to_the_graph(client: Client) -> None:
    page = client.post("/read", data={"text": TEXT, "place": "Hải Phòng"})
    assert page.status_code == 200
    assert 'href="/d/3323-qd-ubnd-2019-' in main_of(page.text)
    assert "Nghị định 99" not in page.text


def test_a_document_that_the_graph_does_not_know_is_marked_without_a_link(client: Client) -> None:
    main = main_of(client.post("/read", data={"text": "Căn cứ Nghị định số 99/2021/NĐ-CP;"}).text)
    assert '<span class="m numbered" id="c7">Nghị định số 99/2021/NĐ-CP</span>' in main
    assert "/d/" not in main


def test_a_pasted_text_goes_by_its_first_words(client: Client) -> None:
    main = main_of(client.post("/read", data={"text": "Căn cứ Nghị định\nsố 99/2021/NĐ-CP;"}).text)
    assert "Căn cứ Nghị định số 99/2021/NĐ-CP;" in main[main.index("<h1") : main.index("</h1>")]


def test_a_file_is_read_by_what_is_in_it(client: Client) -> None:
    page = client.post(
        "/read", files={"file": ("../../a.html", f"<!doctype html><p>{TEXT}".encode(), "text/html")}
    )
    assert page.status_code == 200
    assert "a.html" in page.text
    assert "../" not in main_of(page.text)


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"%PDF-1.7 broken", 422), (b"PK\x03\x04 broken", 422), (b"{\\rtf1 x}", 422), (b"", 400), (b" \n", 400)],
)
def test_what_cannot_be_read_is_said(client: Client, data: bytes, status: int) -> None:
    page = client.post("/read", files={"file": ("a", data, "application/octet-stream")})
    assert page.status_code == status
    assert 'role="alert"' in page.text


def test_limits_of_a_form(client: Client) -> None:
    long = client.post("/api/read", content=b"a" * (LONGEST_TEXT + 1))
    assert (long.status_code, long.json()["error"]) == (422, "unreadable")
    two = {"file": ("a", b"x", "text/plain"), "other": ("b", b"x", "text/plain")}
    assert client.post("/read", files=two).status_code == 400


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"date": "31/12/2019"}, "không có ngày này: 31/12/2019"),
        ({"place": "Atlantis"}, "không có tỉnh, thành phố này: Atlantis"),
    ],
)
def test_a_wrong_day_or_place_is_said_and_the_text_stays_in_the_form(
    client: Client, given: dict[str, str], told: str
) -> None:
    page = client.post("/read", data={"text": TEXT, **given})
    assert page.status_code == 422
    assert told in main_of(page.text)
    assert f">{TEXT}</textarea>" in page.text
    assert client.post("/api/read", params=given, content=TEXT.encode()).status_code == 422


def test_a_place_may_be_written_in_any_way(client: Client) -> None:
    page = client.post("/read", data={"text": "Số hiệu\0 7/KH-STP", "place": "hai phong"})
    assert page.status_code == 200


def test_nothing_of_it_is_kept(client: Client, folder: Path) -> None:
    client.post("/read", data={"text": "Thông tư số 4711/2020/TT-BTC"})
    assert client.get("/search?q=4711").text.count("4711/2020") == 0
    assert not any(b"4711/2020" in file.read_bytes() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(client: Client, text: str) -> None:
    page = client.post("/read", data={"text": f"{text} Quyết định số 1/QĐ-UBND {text}"})
    main = main_of(page.text)
    for piece in ("<script", "<img", "<b>", "onmouseover='", 'href="javascript', "<!--"):
        assert piece not in main
