"""Who acts in a clause, and whether it is the body that issued the text."""

from __future__ import annotations

import pytest

from docgraph.reading.relate.acting import acting_body, same_body


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
