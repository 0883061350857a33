"""The demonstration's folder: documents of four formats, each readable and each telling that it is rebuilt."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from docgraph.reading.sources import File, read

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "hai-phong"
FILES = sorted(FOLDER.rglob("*"))
KINDS = {".txt", ".html", ".docx", ".pdf"}


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
