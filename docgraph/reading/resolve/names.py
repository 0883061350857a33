"""Names of laws and of documents without number → keys under which the same name meets itself.

Reads: cores as written and the lexicon. Gives: keys, clean names, the lexicon's row of a dated law.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec
import regex

from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_key, fold_name
from docgraph.lexicon.index import laws_by_name, party_documents_by_name
from docgraph.lexicon.rows import NamedLaw, PartyDocument
from docgraph.records import Mention

_LONGEST = 400


class LawName(msgspec.Struct, frozen=True):
    """A law's name as a key; `revised` where it is called `(sửa đổi)`; `text` is the name to show."""

    key: str
    text: str
    revised: bool
    canonical: bool = False


class NameReader:
    """Reads names of one text: its own abbreviations (`thu nhập cá nhân (TNCN)`) count in all of it."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._short: dict[str, str] | None = None

    def law(self, core: str, type_: str | None) -> LawName:
        """The key and clean name of a named law.

        >>> from docgraph.lexicon import load_lexicon
        >>> NameReader("", load_lexicon()).law("LUẬT ĐẤT ĐAI 2013", "Luật").key
        'luật đất đai'
        """
        name, known = _by_itself(core, type_, self._lexicon)
        if known:
            return name
        expanded = fold_name(self._expanded(name.key))
        rows = laws_by_name(self._lexicon).get(expanded, ())
        if not rows:
            return LawName(expanded, name.text, name.revised)
        return LawName(fold_name(rows[0].name), rows[0].name, name.revised, True)

    def _expanded(self, name: str) -> str:
        """The name without brackets that only abbreviate, and with abbreviations of this text written out."""
        if not _capitals().search(name):
            return name
        if self._short is None:
            self._short = abbreviations(self._text)
        name = _bracket().sub(" ", name)
        return " ".join(self._short.get(word, word) for word in name.split())


@lru_cache(maxsize=4_096)
def _by_itself(core: str, type_: str | None, lexicon: Lexicon) -> tuple[LawName, bool]:
    """A law's name as it stands, and whether the lexicon knows it; where not, the key is not folded."""
    name = _number_part().sub("", clean_name(core)).strip(" ,(")
    name = _year_part().sub("", name).strip(" ,(")
    revised = _revised().search(name) is not None
    bare = _revised().sub("", name).strip()
    if type_ == "HP":
        text = name if name[:1] == "H" and not name.isupper() else "Hiến pháp"
        return LawName("hiến pháp", text, revised), True
    key = fold_name(bare)
    rows = laws_by_name(lexicon).get(key) or _laws_squeezed(lexicon).get(key.replace(" ", ""))
    if not rows:
        return LawName(bare, name, revised), False
    text = rows[0].name + (" (sửa đổi)" if revised else "")
    return LawName(fold_name(rows[0].name), text, revised, fold_key(bare) != fold_key(rows[0].name)), True


@cache
def _laws_squeezed(lexicon: Lexicon) -> dict[str, tuple[NamedLaw, ...]]:
    """The laws by name without spaces: some texts lose them."""
    return {key.replace(" ", ""): rows for key, rows in laws_by_name(lexicon).items()}


def abbreviations(text: str) -> dict[str, str]:
    """What a text abbreviates in brackets: capitals whose letters begin the words before them.

    >>> abbreviations("thuế thu nhập cá nhân (TNCN)")
    {'TNCN': 'thu nhập cá nhân', 'HĐND': 'Hội đồng nhân dân', 'UBND': 'Ủy ban nhân dân'}
    """
    found: dict[str, str] = {}
    for match in _bracket().finditer(text):
        letters = match["letters"]
        before = text[max(0, match.start() - 12 * len(letters)) : match.start()].split()[-len(letters) :]
        if len(before) == len(letters) and all(
            word[:1].upper() == letter for word, letter in zip(before, letters, strict=True)
        ):
            found.setdefault(letters, " ".join(before))
    return found | {"HĐND": "Hội đồng nhân dân", "UBND": "Ủy ban nhân dân"}


@lru_cache(maxsize=4_096)
def law_of(key: str, date: str | None, lexicon: Lexicon) -> NamedLaw | None:
    """The lexicon's law of a name and a date (a year will do); null where none or several are of that date.

    >>> from docgraph.lexicon import load_lexicon
    >>> law_of("luật đất đai", "2013", load_lexicon()).number
    '45'
    """
    if not date:
        return None
    rows = [
        row
        for row in laws_by_name(lexicon).get(key, ())
        if fold_name(row.name) == key and (row.date.startswith(date) if row.date else row.year == date[:4])
    ]
    return rows[0] if len(rows) == 1 else None


def detailed_version(
    text: str, mentions: Sequence[Mention], at: int, key: str, lexicon: Lexicon
) -> str | None:
    """The day of the law in force when the decree that details it was made; null where none stands before.

    `Nghị định 43/2023/NĐ-CP quy định chi tiết … Luật Thanh tra` means the law of 2022, not that of 2025.
    """
    if at == 0 or len(rows := laws_by_name(lexicon).get(key, ())) < 2:
        return None
    decree, law = mentions[at - 1], mentions[at]
    day = decree.date or decree.year
    if decree.form != "numbered" or day is None or not 0 < law.start - decree.end < 160:
        return None
    if not _details().search(text, decree.end, law.start):
        return None
    earlier = [row.date for row in rows if row.date and row.date[: len(day)] <= day]
    return max(earlier, default=None)


def party_document_of(core: str, lexicon: Lexicon) -> PartyDocument | None:
    """The party document that a name with its plenum or congress means; null where several bear the name."""
    rows = party_documents_by_name(lexicon).get(fold_name(clean_name(core)), ())
    return rows[0] if len(rows) == 1 else None


def party_key(core: str) -> str:
    """The key of a party resolution named by plenum or congress, however that is spelled.

    >>> party_key("Nghị quyết T.Ư 4 (khóa XII)") == party_key("Nghị quyết Trung ương 4 khoá XII")
    True
    """
    key = fold_name(clean_name(core))
    key = _central().sub("trung ương", key)
    key = _filler().sub(" ", key.replace(" cộng sản việt nam", ""))
    return " ".join(key.split())


def clean_name(core: str) -> str:
    """A name on one line, without the marks of a web page.

    >>> clean_name("Chương trình “Quan  trắc*”")
    'Chương trình “Quan trắc”'
    """
    return " ".join(core[:_LONGEST].replace("*", "").split())


def words_of(name: str) -> list[str]:
    """The words of a name for comparing: folded, no marks, numbers without leading zeros.

    >>> words_of("cấp tỉnh, 02 cấp")
    ['cấp', 'tỉnh', '2', 'cấp']
    """
    return [word.lstrip("0") or word for word in _word().findall(fold_key(name))]


@cache
def _details() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:chi tiết|hướng dẫn thi hành|biện pháp thi hành)\b[^.;\n]{0,100}$")


@cache
def _number_part() -> regex.Pattern[str]:
    return regex.compile(r"\s?\(?\s?số[\s:]{0,2}\d.{0,40}$", regex.IGNORECASE)


@cache
def _year_part() -> regex.Pattern[str]:
    return regex.compile(r"\s(?:năm\s)?(?:19|20)\d\d$", regex.IGNORECASE)


@cache
def _revised() -> regex.Pattern[str]:
    return regex.compile(r"\s?\((?:được )?sửa đổi(?:, bổ sung)?\)", regex.IGNORECASE)


@cache
def _bracket() -> regex.Pattern[str]:
    return regex.compile(r"\s?\((?P<letters>[A-ZĐ]{2,8})\)")


@cache
def _capitals() -> regex.Pattern[str]:
    return regex.compile(r"\b[A-ZĐ]{2,8}\b")


@cache
def _central() -> regex.Pattern[str]:
    return regex.compile(r"\bt\.?ư\b|\btw\b|(?:ban chấp hành |bch )trung ương")


@cache
def _filler() -> regex.Pattern[str]:
    return regex.compile(
        r"[().]|\b(?:hội nghị|lần thứ|đảng|của|toàn quốc|đại biểu)\b|(?<=trung ương)\s(?=\d)"
    )


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{M}\d]{1,40}")
