"""Party documents by plenum and congress."""

from __future__ import annotations

import pytest

from docgraph.reading.recognize.party_named import CENTRAL_COMMITTEE, find_party_named
from docgraph.records import Mention

CONGRESS = "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"


@pytest.mark.parametrize(
    "core",
    [
        "Nghị quyết Trung ương 4 khóa XII",
        "NQTW 5 (khóa VIII)",
        "Nghị quyết T.Ư 4 (khóa XII)",
        "Nghị quyết Hội nghị lần thứ ba Ban Chấp hành Trung ương khóa X",
        "Nghị quyết Hội nghị Trung ương 6 (lần 2) khóa VIII",
        "nghị quyết trung ương 7 khóa X",
        "Kết luận Hội nghị Trung ương 4 khóa XII",
        "Nghị quyết TW6",
    ],
)
def test_resolutions_of_a_plenum(core: str) -> None:
    found = find_party_named(f"quán triệt {core} về cán bộ", ())
    assert [(m.text, m.issuer, m.form) for m in found] == [(core, CENTRAL_COMMITTEE, "named")]


@pytest.mark.parametrize(
    "core",
    [
        "Nghị quyết Đại hội XIII của Đảng",
        "Nghị quyết Đại hội Đảng lần thứ XIII",
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        "NGHỊ QUYẾT ĐẠI HỘI XIII CỦA ĐẢNG",
    ],
)
def test_resolutions_of_a_congress(core: str) -> None:
    assert [(m.text, m.issuer) for m in find_party_named(f"{core}.", ())] == [(core, CONGRESS)]


def test_local_congress_has_its_own_issuer() -> None:
    found = find_party_named("Nghị quyết Đại hội đại biểu Đảng bộ thành phố Huế lần thứ XV, nhiệm kỳ mới", ())
    assert [m.issuer for m in found] == ["Đại hội đại biểu Đảng bộ thành phố Huế lần thứ XV"]


def test_statutes_and_programme() -> None:
    found = find_party_named("theo Điều lệ Đảng và Cương lĩnh năm 1991", ())
    assert [(m.text, m.type, m.date) for m in found] == [
        ("Điều lệ Đảng", "ĐL", None),
        ("Cương lĩnh", None, "1991"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết của Ban Chấp hành Trung ương về",
        "Nghị quyết Đại hội đồng cổ đông lần thứ 2",
        "Nghị quyết Hội đồng nhân dân",
        "Điều lệ Đảng bộ",
    ],
)
def test_what_has_no_plenum(text: str) -> None:
    assert find_party_named(text, ()) == []


def test_inside_a_found_mention_is_none() -> None:
    text = "Nghị quyết Đại hội XIII của Đảng"
    assert find_party_named(text, [Mention(id="", start=0, end=len(text), text=text, form="numbered")]) == []
