"""The demonstration's folder: documents of four formats, each readable and each telling that it is rebuilt."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from docgraph.reading.pipeline import extract
from docgraph.reading.sources import File, read
from docgraph.records import RelationType

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "hai-phong"
FILES = sorted(FOLDER.rglob("*"))
KINDS = {".txt", ".html", ".docx", ".pdf"}

# What each file is (type, number, symbol; date; issuer), and the relations that it tells of by type, plain mention left out.
# Where the head leaves the day open (`ngày     tháng     năm 2020`), the year is known at most.
SAID = """
bao-cao-112-bc-snv.pdf | BC 112 BC-SNV | 2020-06-12 | Sở Nội vụ thành phố Hải Phòng | reports_on:1
bao-cao-158-bc-ubnd-quan-le-chan.txt | BC 158 BC-UBND | 2020-06-16 | Ủy ban nhân dân quận Lê Chân | reports_on:2
bao-cao-205-bc-ubnd-huyen-thuy-nguyen.html | BC 205 BC-UBND | 2020-06-15 | Ủy ban nhân dân huyện Thủy Nguyên | reports_on:1
bao-cao-39-bc-ubnd.html | BC 39 BC-UBND | 2020-02-20 | Ủy ban nhân dân thành phố Hải Phòng | -
bao-cao-64-bc-stc.docx | BC 64 BC-STC | 2020-06-10 | Sở Tài chính thành phố Hải Phòng | reports_on:1
chuong-trinh-hanh-dong-49-ctr-tu.txt | CTr 49 CTr/TU | - | Ban Thường vụ Thành ủy Hải Phòng | implements:1
ke-hoach-02-kh-tttt.docx | KH 2 KH-TTTT | 2020-02-05 | Trung tâm Thông tin và Truyền thông thành phố Hải Phòng | implements:1
ke-hoach-03-kh-ubnd-huyen-bach-long-vi.pdf | KH 3 KH-UBND | 2020-01-21 | Ủy ban nhân dân huyện Bạch Long Vĩ | implements:1
ke-hoach-04-kh-ubnd-phuong-du-hang.html | KH 4 KH-UBND | 2020-02-04 | Ủy ban nhân dân phường Dư Hàng | implements:1
ke-hoach-05-kh-stttt.html | KH 5 KH-STTTT | 2020-01-10 | Sở Thông tin và Truyền thông thành phố Hải Phòng | implements:1
ke-hoach-05-kh-ubnd-xa-thuy-son.txt | KH 5 KH-UBND | 2020-02-03 | Ủy ban nhân dân xã Thủy Sơn | implements:1
ke-hoach-06-kh-sgtvt.html | KH 6 KH-SGTVT | 2020-01-20 | Sở Giao thông vận tải thành phố Hải Phòng | based_on:1 implements:1
ke-hoach-07-kh-stc.pdf | KH 7 KH-STC | 2020-01-08 | Sở Tài chính thành phố Hải Phòng | based_on:1 implements:1
ke-hoach-08-kh-stnmt.docx | KH 8 KH-STNMT | 2020-01-17 | Sở Tài nguyên và Môi trường thành phố Hải Phòng | implements:1
ke-hoach-09-kh-stp.txt | KH 9 KH-STP | 2020-01-09 | Sở Tư pháp thành phố Hải Phòng | implements:1
ke-hoach-10-kh-ttyt-huyen-an-lao.pdf | KH 10 KH-TTYT | 2020-02-07 | Trung tâm y tế huyện An Lão | implements:1
ke-hoach-11-kh-skhdt.docx | KH 11 KH-SKHĐT | 2020-01-13 | Sở Kế hoạch và Đầu tư thành phố Hải Phòng | based_on:1 implements:1
ke-hoach-12-kh-snv.docx | KH 12 KH-SNV | 2020-01-06 | Sở Nội vụ thành phố Hải Phòng | implements:1
ke-hoach-15-kh-sxd.pdf | KH 15 KH-SXD | 2020-01-14 | Sở Xây dựng thành phố Hải Phòng | implements:1
ke-hoach-16-kh-ubnd-huyen-thuy-nguyen.docx | KH 16 KH-UBND | 2020-01-14 | Ủy ban nhân dân huyện Thủy Nguyên | based_on:1 implements:1
ke-hoach-18-kh-syt.txt | KH 18 KH-SYT | 2020-01-16 | Sở Y tế thành phố Hải Phòng | implements:1
ke-hoach-19-kh-ubnd-quan-hong-bang.html | KH 19 KH-UBND | 2020-01-15 | Ủy ban nhân dân quận Hồng Bàng | implements:1
ke-hoach-21-kh-sgddt.html | KH 21 KH-SGDĐT | 2020-01-15 | Sở Giáo dục và Đào tạo thành phố Hải Phòng | implements:1
ke-hoach-22-kh-ubnd-huyen-an-duong.txt | KH 22 KH-UBND | 2020-01-16 | Ủy ban nhân dân huyện An Dương | implements:1
ke-hoach-24-kh-ubnd-quan-le-chan.pdf | KH 24 KH-UBND | 2020-01-10 | Ủy ban nhân dân quận Lê Chân | implements:1
ke-hoach-31-kh-ubnd-quan-ngo-quyen.docx | KH 31 KH-UBND | 2020-01-17 | Ủy ban nhân dân quận Ngô Quyền | implements:1
ke-hoach-33-kh-ubnd.pdf | KH 33 KH-UBND | 2020-02-07 | Ủy ban nhân dân thành phố Hải Phòng | implements:1
ke-hoach-81-kh-ubnd.pdf | KH 81 KH-UBND | 2020-03-16 | Ủy ban nhân dân thành phố Hải Phòng | based_on:2
ke-hoach-96-kh-ubnd-quan-ngo-quyen.pdf | KH 96 KH-UBND | 2020-05-05 | Ủy ban nhân dân quận Ngô Quyền | implements:1 replaces:1
quyet-dinh-217-qd-ubnd.docx | QĐ 217 QĐ-UBND | 2020 | Ủy ban nhân dân thành phố Hải Phòng | based_on:3 guides:1
quyet-dinh-3323-qd-ubnd.docx | QĐ 3323 QĐ-UBND | 2019-12-30 | Ủy ban nhân dân thành phố Hải Phòng | approves:2 attaches:1 based_on:3
quyet-dinh-45-qd-snv.docx | QĐ 45 QĐ-SNV | 2020-04-15 | Sở Nội vụ thành phố Hải Phòng | amends:1 based_on:2
quyet-dinh-52-qd-sxd.html | QĐ 52 QĐ-SXD | 2020-04-20 | Sở Xây dựng thành phố Hải Phòng | amends:1 based_on:1
tin-cai-cach-hanh-chinh-6-thang.txt | - | - | - | implements:1
""".strip().splitlines()


def words(path: Path) -> str:
    return " ".join(read(File(path=path, address=path.name)).text.split())


def test_the_folder_holds_over_twenty_documents_in_four_formats_and_nothing_else() -> None:
    assert len(FILES) > 20
    kinds = Counter(path.suffix for path in FILES)
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 4
    assert all(path.is_file() and path.stat().st_size < 60_000 for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_is_readable_and_ends_with_the_note_that_it_is_rebuilt(path: Path) -> None:
    text = words(path)
    end = text[-140:]
    assert "bản dựng lại để minh họa" in end
    assert "không phải văn bản chính thức" in end


@pytest.mark.parametrize("path", [p for p in FILES if not p.name.startswith("tin-")], ids=lambda p: p.name)
def test_each_document_has_the_head_and_the_foot_of_official_form(path: Path) -> None:
    text = words(path)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text or "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    number = path.stem.split("-")
    digits = next(part for part in number if part.isdigit())
    assert f"Số: {digits}/" in text or f"Số {digits}-" in text
    assert "Nơi nhận:" in text
    assert "(Đã ký)" in text


def test_at_least_twelve_plans_say_that_they_carry_out_the_decision() -> None:
    plans = [path for path in FILES if path.name.startswith("ke-hoach-")]
    assert sum("3323/QĐ-UBND" in words(path) for path in plans) >= 14


def test_the_table_has_every_file() -> None:
    assert [row.split(" | ")[0] for row in SAID] == [path.name for path in FILES]


@pytest.mark.parametrize("row", SAID, ids=lambda row: row.split(" | ")[0])
def test_each_file_is_known_by_its_head_and_tells_its_relations(row: str) -> None:
    name, identity, date, issuer, relations = row.split(" | ")
    said = extract(read(File(path=FOLDER / name, address=name)))
    me = said.self_document
    fields = (
        ("-", "-", "-") if me is None else (f"{me.type} {me.number} {me.symbol}", me.date or "-", me.issuer)
    )
    assert fields == (identity, date, issuer)
    counts = Counter(r.type.value for r in said.relations if r.type is not RelationType.CITES)
    assert (" ".join(f"{type}:{count}" for type, count in sorted(counts.items())) or "-") == relations
