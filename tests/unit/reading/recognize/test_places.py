from __future__ import annotations

import pytest

from docgraph.lexicon import load_lexicon
from docgraph.reading.recognize.places import place_reader


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (" tỉnh Cà Mau Nguyễn Văn Hùng ký", "tỉnh Cà Mau"),
        (" tỉnh Nguyễn Văn Hùng ký", "tỉnh"),
        (" TP Hà Nội Trần Văn Tám vừa ký", "thành phố Hà Nội"),
        (" TP.HCM vừa", "thành phố Hồ Chí Minh"),
        (" huyện Trần Văn Thời ban hành", "huyện Trần Văn Thời"),
        (" phường Trần Phú, thành phố Hà Tĩnh về", "phường Trần Phú, thành phố Hà Tĩnh"),
        (" huyện CL, tỉnh Trà Vinh bị", "huyện CL, tỉnh Trà Vinh"),
        (" tinh Binh Duong ve viec", "tỉnh Bình Dương"),
        (" tỉnh Cà Mau Về việc", "tỉnh Cà Mau"),
        (" TỈNH THỪA THIÊN HUẾ VỀ", "tỉnh Thừa Thiên Huế"),
        (" thị\n17\nxã Gò Công, tỉnh Tiền Giang về", "thị xã Gò Công, tỉnh Tiền Giang"),
    ],
)
def test_a_place_ends_where_its_name_ends(written: str, place: str) -> None:
    found = place_reader(load_lexicon()).after(written, 0)
    assert found is not None
    assert found.text == place


def test_a_person_behind_a_body_is_no_place() -> None:
    assert place_reader(load_lexicon()).after(" Nguyễn Văn Hùng ký", 0) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("UBND Thừa Thiên - Huế ban", "Thừa Thiên Huế"),
        ("UBND tỉnh Bắc Cạn ban", "tỉnh Bắc Kạn"),
        ("UBND tỉnh BR-VT Kế hoạch", "tỉnh Bà Rịa - Vũng Tàu"),
        ("UBND TP.HCM ban", "thành phố Hồ Chí Minh"),
    ],
)
def test_a_province_spelled_otherwise_has_its_standard_name(text: str, place: str) -> None:
    found = place_reader(load_lexicon()).after(text, 4)
    assert found is not None
    assert found.text == place
