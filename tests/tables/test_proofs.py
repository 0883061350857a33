"""Each row proves itself by what reads the table: it finds the row's examples, and the row in no near miss."""

from __future__ import annotations

import msgspec
import pytest
import regex

from docgraph.lexicon import Lexicon, load_lexicon
from docgraph.lexicon.folding import fold_key, fold_name
from docgraph.lexicon.index import (
    issuer_names,
    issuers_by_acronym,
    party_documents_by_name,
    places,
    type_by_symbol,
)
from docgraph.lexicon.rows import Decoy, DocType, Heir, Issuer, Repair
from docgraph.reading.recognize import recognize
from docgraph.reading.recognize.bodies import OPEN, BodyReader
from docgraph.reading.recognize.decoys import decoy_at
from docgraph.reading.recognize.issuers import IssuerReader
from docgraph.reading.recognize.named import find_named
from docgraph.reading.recognize.places import one_line, place_reader
from docgraph.reading.recognize.symbols import SymbolReader
from docgraph.reading.recognize.types import TypeReader

LEXICON = load_lexicon()
BODIES = BodyReader(LEXICON)
SYMBOLS = SymbolReader(LEXICON)
TYPES = TypeReader(LEXICON)
NUMBERS = regex.compile(r"\d[\w./-]{0,30}")


def types_before(words: str, reader: TypeReader) -> set[str]:
    """The names of types that are read from words before `số`: right before it, and further back."""
    text = f"{words} số "
    found = (reader.before(text, len(text))[0], reader.further_back(text, len(text), None))
    return {fold_key(word.written) for word in found if word is not None}


def test_a_type_is_read_from_its_words_and_letters() -> None:
    missed = []
    for row in LEXICON.doc_types:
        alone = Lexicon(doc_types=(row,))
        for example in row.examples:
            text = f"{example} số "
            word, counted = TypeReader(alone).before(text, len(text))
            read = counted and word is not None and (word.start, word.code) == (0, row.code or None)
            if not read and example not in type_by_symbol(alone):
                missed.append((row.name, example))
    assert missed == []


MISSES = [(row, miss) for row in LEXICON.doc_types for miss in row.near_misses]


@pytest.mark.parametrize(("row", "miss"), MISSES, ids=[miss for _, miss in MISSES])
def test_a_word_beside_it_makes_another_of_a_type(row: DocType, miss: str) -> None:
    text = f"{miss} số "
    word, _ = TYPES.before(text, len(text))
    assert word is None or word.written.strip() != row.name
    if miss.startswith(row.name):
        assert row.name not in types_before(miss, TYPES)
    assert [m.text for m in recognize(f"Có {miss}.", LEXICON)] == []
    # Not so without it: the row needs its near miss.
    bare = Lexicon(doc_types=(msgspec.structs.replace(row, near_misses=()),))
    assert row.name in types_before(miss, TypeReader(bare))


def test_a_body_is_read_from_its_names_and_letters() -> None:
    missed = []
    for row in LEXICON.issuers:
        alone = Lexicon(issuers=(row,))
        reader = BodyReader(alone)
        for example in row.examples:
            body, end = reader.at(example, 0) or (None, 0)
            read = body is not None and (body.name, end) == (row.name, len(example))
            # Of some names the text says the rest: `Ban Chỉ đạo …`.
            begins = fold_key(example) in issuer_names(alone) and example.startswith(tuple(OPEN))
            if not (read or begins or example in issuers_by_acronym(alone)):
                missed.append((row.name, example))
    assert missed == []


@pytest.mark.parametrize("row", LEXICON.heirs, ids=lambda row: row.name)
def test_a_body_that_ended_is_told_from_one_that_is_called_like_it(row: Heir) -> None:
    def read(text: str) -> str | None:
        body, end = BODIES.at(text, 0) or (None, 0)
        return body.name if body is not None and end == len(text) else None

    assert row.near_misses
    assert {read(example) for example in row.examples} == {row.name}
    assert not {read(miss) for miss in row.near_misses} & {row.name, None}
    assert row.name not in row.merged_into


def test_a_province_is_found_by_its_names() -> None:
    missed = []
    for row in LEXICON.jurisdictions:
        found = places(Lexicon(jurisdictions=(row,)))
        missed += [(row.name, name) for name in row.examples if found.get(fold_key(name)) != (row,)]
    assert missed == []


@pytest.mark.parametrize("kind", sorted({row.kind for row in LEXICON.districts}))
def test_each_district_is_told_from_the_person_behind_it(kind: str) -> None:
    """Where no row knows the place, its name would run on into the person's."""
    reader = place_reader(LEXICON)
    told = {row.name: f"{kind} {one_line(row.name)}" for row in LEXICON.districts if row.kind == kind}
    read = {name: reader.after(f"UBND {kind} {name} Nguyễn Văn An", 4) for name in told}
    assert {name: place and place.text for name, place in read.items()} == told


def is_read(name: str, lexicon: Lexicon) -> bool:
    """Is a law's name read whole, by itself or with its day behind it? Of a list of laws only the day says
    that it is one law's name."""
    texts = (name, f"{name} ngày 2/3/2019")
    return any(m.text == name for text in texts for m in find_named(text, (), lexicon)[:1])


def test_a_law_is_read_by_its_names() -> None:
    missed = []
    for row in LEXICON.named_laws:
        alone = Lexicon(named_laws=(row,))
        for example in row.examples:
            if " " not in example:  # `LĐĐ` is a law's only behind a provision
                read = [m.text for m in find_named(f"Điều 5 {example}", (), alone)] == [example]
            else:  # a law that amends others is read by their rows
                read = is_read(example, alone) or is_read(example, LEXICON)
            if not read:
                missed.append((row.name, example))
    assert missed == []


def test_no_law_is_read_where_a_longer_name_stands() -> None:
    misses = [(row, miss) for row in LEXICON.named_laws for miss in row.near_misses]
    assert [miss for _, miss in misses if not is_read(miss, LEXICON)] == []
    assert [miss for row, miss in misses if not miss.startswith(row.name)] == []


def test_a_party_document_is_found_by_its_names() -> None:
    missed = []
    for row in LEXICON.party_documents:
        found = party_documents_by_name(Lexicon(party_documents=(row,)))
        missed += [(row.name, name) for name in row.examples if found.get(fold_name(name)) != (row,)]
        if [m.text for m in recognize(f"Học tập {row.name}.", LEXICON)] != [row.name]:
            missed.append((row.name, "in a text"))
    assert missed == []


@pytest.mark.parametrize("row", LEXICON.repairs, ids=lambda row: row.found)
def test_a_misspelt_symbol_is_repaired_by_its_row_alone(row: Repair) -> None:
    others = tuple(other for other in LEXICON.repairs if other is not row)
    without = SymbolReader(msgspec.structs.replace(LEXICON, repairs=others))
    assert {SYMBOLS.read(example).text for example in row.examples} == {row.standard}
    assert row.standard not in {without.read(example).text for example in row.examples}


@pytest.mark.parametrize("row", LEXICON.decoys, ids=lambda row: row.name)
def test_a_decoy_is_told_from_a_document(row: Decoy) -> None:
    alone = Lexicon(decoys=(row,))

    def names(text: str) -> set[str | None]:
        return {decoy_at(text, number.start(), number.end(), alone) for number in NUMBERS.finditer(text)}

    for example in row.examples:
        assert row.name in names(example), example
        assert [m.text for m in recognize(f"Có ghi {example}.", LEXICON)] == [], example
    for miss in row.near_misses:
        assert names(miss) == {None}, miss
        assert len(recognize(f"Có ghi {miss}.", LEXICON)) == 1, miss


@pytest.mark.parametrize("row", [row for row in LEXICON.issuers if row.place], ids=lambda row: row.name)
def test_the_place_of_a_body_stands_behind_its_name(row: Issuer) -> None:
    text = f"{row.name} tỉnh Cà Mau"
    around = Lexicon(issuers=(row,), jurisdictions=LEXICON.jurisdictions)
    bare = msgspec.structs.replace(around, issuers=(msgspec.structs.replace(row, place=""),))
    assert row.place == "after"
    assert IssuerReader(around).at(text, 0) == (text, len(text))
    assert IssuerReader(bare).at(text, 0) == (row.name, len(row.name))


#: What says that a document is meant without its number, by the way in which its row says it may be.
SAID = {
    "issued": "Quyết định số 5/QĐ-UBND phê duyệt {} trồng rừng ngập mặn.",
    "capital": "Quyết định số 5/QĐ-UBND phê duyệt {} trồng rừng ngập mặn.",
    "titled": "Chiếu khoản 1 Điều 4 {} phòng đọc sách.",
    "bare": "Nay có {} của Quốc hội về việc chia tỉnh.",
    "heard": "Hội nghị đã thông qua {} tiếp dân hằng tháng.",
}
WAYS = [(row, way) for row in LEXICON.doc_types for way in row.unnumbered]


@pytest.mark.parametrize(("row", "way"), WAYS, ids=[f"{way} {row.name}" for row, way in WAYS])
def test_a_document_without_number_is_read_in_the_ways_of_its_row(row: DocType, way: str) -> None:
    small = way == "capital"
    text = SAID[way].format(row.name if small else row.name.capitalize())
    less = msgspec.structs.replace(row, unnumbered=tuple(other for other in row.unnumbered if other != way))
    types = tuple(less if other is row else other for other in LEXICON.doc_types)

    def read(lexicon: Lexicon) -> list[str | None]:
        core = row.name if small else row.name.capitalize()
        return [
            m.type for m in recognize(text, lexicon) if m.text.startswith(core) and m.form == "unnumbered"
        ]

    said, unsaid = read(LEXICON), read(msgspec.structs.replace(LEXICON, doc_types=types))
    assert (unsaid, said) == (([row.code or None], []) if small else ([], [row.code or None]))
