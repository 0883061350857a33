from __future__ import annotations

import re

import pytest

from tests.unit.views.web.conftest import Client


def links(html: str, way: str) -> list[str]:
    return list(dict.fromkeys(re.findall(rf'href="(/{way}/[^"#?]+)', html)))


def decision(client: Client) -> str:
    return next(link for link in links(client.get("/").text, "d") if "/3323" in link)


def main_of(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def test_the_list_begins_with_the_most_cited(client: Client) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert links(main_of(page.text), "d")[0] == decision(client)
    assert page.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("asked", ["3323", "3323/QĐ-UBND", "cai cach hanh chinh", "CẢI CÁCH", "qd 3323"])
def test_search_answers_without_a_script(client: Client, asked: str) -> None:
    page = client.get("/search", params={"q": asked})
    assert page.status_code == 200
    assert decision(client) in links(main_of(page.text), "d")


def test_search_reads_letters_and_digits_written_together(client: Client) -> None:
    assert any("7-kh-stp" in link for link in links(client.get("/search?q=7khstp").text, "d"))


def test_search_finds_sentences_too_and_says_when_it_finds_nothing(client: Client) -> None:
    assert "kế hoạch đất đai" in client.get("/search", params={"q": "dat dai"}).text
    assert "Không thấy văn bản nào" in client.get("/search?q=khongcogi").text


def test_facets_narrow_and_keep_what_was_chosen(client: Client) -> None:
    page = client.get("/search", params={"type": "Kế hoạch", "place": "Hải Phòng"}).text
    assert [link.rsplit("/", 1)[1][:4] for link in links(main_of(page), "d")] == ["7-kh"]
    assert re.search(r'<option value="Kế hoạch" lang="vi" selected>', page)
    replaced = client.get("/search?status=replaces").text
    assert [link[3:7] for link in links(main_of(replaced), "d")] == ["3010"]


def test_a_document_goes_by_slug_file_name_iri_and_name(client: Client) -> None:
    slug = decision(client)
    iri = "urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323"
    pages = {client.get(path).text for path in (slug, f"{slug}.html", f"/d/{iri}", "/d/3323/QĐ-UBND")}
    assert len(pages) == 1
    assert "7/KH-STP" in pages.pop()


def test_a_document_that_is_not_there_leads_to_the_nearest(client: Client) -> None:
    page = client.get("/d/3324/QĐ-UBND")
    assert page.status_code == 404
    assert decision(client) in page.text
    assert client.get("/d/3324/QĐ-UBND", "application/json").json()["error"] == "not_found"


@pytest.mark.parametrize(
    ("accept", "media", "holds"),
    [
        ("text/turtle", "text/turtle", "dg:Document"),
        ("application/ld+json", "application/ld+json", '"@id"'),
        ("application/json", "application/json", '"edges_in"'),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html", "<!doctype html>"),
    ],
)
def test_a_document_comes_as_the_client_would_have_it(
    client: Client, accept: str, media: str, holds: str
) -> None:
    answer = client.get(decision(client), accept)
    assert answer.headers["content-type"].startswith(media)
    assert "Accept" in answer.headers["vary"]
    assert holds in answer.text


def test_the_status_on_a_day_and_its_reason(client: Client) -> None:
    old = next(link for link in links(client.get("/").text, "d") if "/3010" in link)
    ended = client.get(f"{old}?on=2024-01-01").text
    assert "đã hết hiệu lực" in ended
    assert "có hiệu lực kể từ ngày ký và thay thế" in ended
    assert "Ngày phải viết như" in client.get(f"{old}?on=hôm qua").text


def test_evidence_leads_to_its_place_in_the_source(client: Client) -> None:
    page = client.get(decision(client)).text
    address, anchor = next(iter(re.findall(r'href="(/s/[^"#]+)#(c\d+)"', page)))
    assert f'id="{anchor}"' in client.get(address).text


def test_a_source_goes_by_its_address_too(client: Client) -> None:
    assert "3323/QĐ-UBND" in client.get("/s/ke-hoach/7.txt").text
    assert client.get("/s/none.txt").status_code == 404


def test_every_link_of_every_page_leads_somewhere(client: Client) -> None:
    seen, todo = {"/"}, ["/"]
    while todo:
        page = client.get(todo.pop())
        assert page.status_code == 200, page.url
        if not page.headers["content-type"].startswith("text/html"):
            continue
        for found in re.findall(r'(?:href|src)="(/[^"#]*)', page.text):
            address = found.replace("&amp;", "&")
            if address not in seen:
                seen.add(address)
                todo.append(address)
    assert {"/sources", "/read", "/sparql", "/overview", "/counts"} <= seen


def test_an_unchanged_page_is_not_sent_again(client: Client) -> None:
    tag = client.get("/").headers["etag"]
    assert client.get("/", headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize("path", ["/assets/../app.py", "/assets/%2e%2e%2fwords.py", "/nothing", "/d/", "/s/"])
def test_no_path_reaches_the_disk(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("/?page=99", "/"),
        ("/search?q=3323&page=99", "/search?q=3323"),
        ("/sources?page=99", "/sources?page=1"),
    ],
)
def test_a_page_beyond_the_last_says_so_and_leads_to_the_last(client: Client, path: str, end: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    told = main_of(page.text)
    assert "Không có trang 99: danh sách này có 1 trang." in told
    assert f'<a href="{end}">' in told
    assert links(told, "d") == links(told, "s") == []
    assert client.get(end).status_code == 200


def test_a_page_that_is_no_number_is_refused(client: Client) -> None:
    assert client.get("/?page=x").status_code == 400


def chain_of(html: str) -> list[str]:
    return re.findall(r'data-w="((?:out|in):[a-z_]+)"', html[html.index('id="chain"') :])


def test_the_way_between_two_documents_is_told_without_a_script(client: Client) -> None:
    page = client.get("/path", params={"from": "7/KH-STP", "to": "3010/QĐ-UBND"}).text
    assert chain_of(page) == ["out:implements", "out:replaces"]
    assert "2 bước" in page
    back = client.get("/path", params={"from": "3010/QĐ-UBND", "to": "7/KH-STP"}).text
    assert chain_of(back) == ["in:replaces", "in:implements"]
    for link in re.findall(r'href="(/d/[^"]+)#([^"]+)"', page):
        assert f'id="{link[1]}"' in client.get(link[0]).text


def test_a_way_asks_again_where_a_name_is_unclear_or_unknown(client: Client) -> None:
    unclear = main_of(client.get("/path", params={"from": "QĐ-UBND", "to": "7/KH-STP"}).text)
    assert re.findall(r'href="/path\?from=([0-9]{4})-qd-ubnd-[^"]+&amp;to=7/KH-STP"', unclear)
    assert "Không có văn bản nào như vậy" in client.get("/path?from=khong&to=7/KH-STP").text
    assert "Hai văn bản là một" in client.get("/path?from=7/KH-STP&to=7/KH-STP").text
    form = client.get("/path").text
    assert re.search(r'<form[^>]+action="/path"', form)
    assert 'name="from"' in form


@pytest.mark.parametrize(
    ("path", "vietnamese", "english"),
    [
        ("/d/khong-co", "không có văn bản nào như vậy", "no such document"),
        ("/search?page=x", "page là một số từ 1 đến 100,000", "page is a number from 1 to 100,000"),
        ("/sparql?named=in_force&of=3323&on=x", "không phải một ngày: x", "not a day: x"),
        ("/sparql?query=ASK", "không phải SPARQL 1.1 ở dòng 1", "this is no SPARQL 1.1 query at line 1"),
        ("/khong-co", "không có trang này", "there is no such page"),
    ],
)
def test_an_error_is_told_in_both_languages(client: Client, path: str, vietnamese: str, english: str) -> None:
    page = main_of(client.get(path).text)
    assert vietnamese in page
    assert english in page
