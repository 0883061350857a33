"""Small words that decide: what opens a sentence, who acts, what is joined to what."""

from __future__ import annotations

import pytest

from docgraph.reading.relate.clause import acting_body, opens, same_body
from docgraph.reading.relate.joins import joined


@pytest.mark.parametrize(
    "prefix",
    [
        "",
        "- ",
        "Điều 12. ",
        "2. ",
        "a) ",
        "về việc ",
        "quyết định về việc ",
        "để tiếp tục ",
        "tại phiên họp ngày 2/3/2020, ",
    ],
)
def test_what_may_stand_before_an_opening_cue(prefix: str) -> None:
    text = prefix.lower() + "bãi bỏ"
    assert opens(text, 0, len(prefix))


@pytest.mark.parametrize(
    "prefix", ["sở tư pháp đề nghị ", "tổng cục hải quan tổ chức cho cán bộ ", "mức chi "]
)
def test_what_may_not(prefix: str) -> None:
    assert not opens(prefix + "bãi bỏ", 0, len(prefix))


def test_the_body_that_acts() -> None:
    text = "ủy ban nhân dân tỉnh đã ban hành"
    assert acting_body(text, 0, text.index("ban hành")) == "ủy ban nhân dân tỉnh"
    assert acting_body("mức chi này ban hành", 0, 12) is None


def test_a_short_name_of_the_issuer() -> None:
    assert same_body("ubnd tỉnh", "Ủy ban nhân dân tỉnh Lai Châu")
    assert same_body("bộ trưởng bộ y tế", "Bộ Y tế")
    assert not same_body("sở nội vụ", "Bộ Y tế")
    assert not same_body("sở nội vụ", None)


@pytest.mark.parametrize(
    ("body", "issuer"),
    [
        ("ubnd tỉnh an giang", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("ubnd huyện tam đường", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("ủy ban nhân dân tỉnh", "Hội đồng nhân dân tỉnh Lai Châu"),
        ("sở y tế tỉnh an giang", "Sở Y tế tỉnh Lai Châu"),
        ("bộ nông nghiệp và môi trường", "Bộ Nông nghiệp"),
        ("", "Bộ Y tế"),
        ("chủ tịch ", "Bộ Y tế"),
    ],
)
def test_a_body_of_another_place_or_name_is_another(body: str, issuer: str) -> None:
    assert not same_body(body, issuer)


@pytest.mark.parametrize(
    ("body", "issuer"),
    [
        ("ubnd tỉnh lai châu", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("uỷ ban nhân dân thành phố thủ đức", "Ủy ban nhân dân thành phố Thủ Đức, thành phố Hồ Chí Minh"),
        ("giám đốc sở y tế tỉnh lai châu", "Sở Y tế tỉnh Lai Châu"),
        ("ngân hàng nhà nước", "Ngân hàng Nhà nước Việt Nam"),
    ],
)
def test_a_body_of_the_same_place_is_the_same(body: str, issuer: str) -> None:
    assert same_body(body, issuer)


@pytest.mark.parametrize(
    ("gap", "join"),
    [
        (" và ", "và"),
        (", khoản 2 Điều 3 ", ","),
        ("; các ", ";"),
        (" về việc giao đất theo ", None),
        (" ngày 2/3/2020 và ", "và"),
    ],
)
def test_how_two_documents_are_joined(gap: str, join: str | None) -> None:
    assert joined(gap.lower(), 0, len(gap)) == join
