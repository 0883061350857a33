"""Made graphs of any size with the shape of real ones: few documents are cited by very many, most by one.

Reads: a number of texts and a seed. Gives: passages with extractions, the same every time. A citing text
takes its targets from what was cited before (so that in-degrees follow a power law), from older texts (so
that chains of plans come about), or new ones; one document, the hub, is cited by every sixteenth citation.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from docgraph.records import Document, Extraction, Mention, Passage, Relation, RelationType

CITATIONS: Final = 9
# About so many quads come from one text, with its share of knowledge.
QUADS_PER_TEXT: Final = 290
PLACES: Final = (
    "Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh", "Cao Bằng", "Lạng Sơn", "Quảng Ninh",
    "Bắc Ninh", "Phú Thọ", "Thái Nguyên", "Tuyên Quang", "Lào Cai", "Lai Châu", "Điện Biên", "Sơn La",
    "Hưng Yên", "Ninh Bình", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Trị", "Quảng Ngãi", "Gia Lai",
    "Đắk Lắk",
    "Khánh Hòa", "Lâm Đồng", "Đồng Nai", "Tây Ninh", "Đồng Tháp", "Vĩnh Long", "An Giang", "Cà Mau",
)  # fmt: skip
_KINDS: Final = (
    (RelationType.BASED_ON, 40), (RelationType.IMPLEMENTS, 22), (RelationType.CITES, 22),
    (RelationType.AMENDS, 5), (RelationType.REPLACES, 5), (RelationType.GUIDES, 3), (RelationType.REPEALS, 2),
    (RelationType.REPORTS_ON, 1),
)  # fmt: skip
_WORDS: Final = (
    "cải cách hành chính đất đai môi trường quy hoạch xây dựng giáo dục y tế đầu tư công ngân sách "
    "chuyển đổi số nông thôn mới an toàn giao thông phòng chống thiên tai việc làm bảo hiểm khoa học "
    "công nghệ du lịch văn hóa"
).split()


def numbered(serial: int, local: str, kind: str = "QĐ") -> Document:
    """The document of this serial number: its place, year and number differ from every other's."""
    place, year, number = serial % 34, 2005 + serial // 34 % 20, serial // 680 + 1
    return Document(
        id=local,
        type=kind,
        number=str(number),
        symbol=f"{kind}-UBND",
        date=f"{year}-{serial % 12 + 1:02}-{serial % 28 + 1:02}",
        issuer=f"Ủy ban nhân dân {'thành phố' if place < 6 else 'tỉnh'} {PLACES[place]}",
        effective_from=f"{year + 1}-01-01" if serial % 3 == 0 else None,
    )


def texts(count: int, seed: int = 1) -> Iterator[tuple[Passage, Extraction]]:
    """So many texts, each the own text of a plan that speaks of other documents."""
    chance = Random(seed)
    cited = [0]
    fresh = 1
    kinds, weights = zip(*_KINDS, strict=True)
    for text in range(count):
        targets: dict[tuple[str, int], RelationType] = {}
        for kind in chance.choices(kinds, weights, k=CITATIONS):
            draw = chance.random()
            if draw < 0.0625:
                target = ("QĐ", 0)
            elif draw < 0.25 and text:
                target = ("KH", chance.randrange(text))
            elif draw < 0.65:
                target = ("QĐ", chance.choice(cited))
            else:
                target = ("QĐ", fresh)
                fresh += 1
            targets.setdefault(target, RelationType.IMPLEMENTS if target[0] == "KH" else kind)
        cited += [serial for kind, serial in targets if kind == "QĐ"]
        yield _text(text, targets, chance)


def _text(
    number: int, targets: dict[tuple[str, int], RelationType], chance: Random
) -> tuple[Passage, Extraction]:
    own = numbered(number, "self", "KH")
    parts: list[str] = []
    mentions: list[Mention] = []
    documents: list[Document] = []
    relations: list[Relation] = []
    start = 0
    for position, ((kind, serial), relation) in enumerate(targets.items(), 1):
        document = numbered(serial, f"d{position}", kind)
        core = f"{kind} số {document.number}/{document.symbol}"
        lead = f"Căn cứ {' '.join(chance.choices(_WORDS, k=8))} theo "
        line = f"{lead}{core} ngày {document.date} của {document.issuer};\n"
        at = start + len(lead)
        mentions.append(
            Mention(
                id=f"m{position}",
                start=at,
                end=at + len(core),
                text=core,
                form="numbered",
                type=kind,
                number=document.number,
                symbol=document.symbol,
                date=document.date,
                issuer=document.issuer,
                document=document.id,
                rule="doc_types:QĐ",
                confidence=0.97,
            )
        )
        documents.append(document)
        relations.append(
            Relation(
                "self", relation, document.id, start, start + len(line) - 1, f"m{position}", "cues:made", 0.9
            )
        )
        parts.append(line)
        start += len(line)
    passage = Passage(text="".join(parts), address=f"made/{number // 1000}/{number}.txt")
    return passage, Extraction(tuple(mentions), tuple(documents), tuple(relations), own)
